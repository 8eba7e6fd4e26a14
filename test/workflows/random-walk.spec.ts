import fc from 'fast-check';
import { yearOf } from '../../contracts/ids';
import { House, refusal } from '../support/house';
import { usual } from '../support/letters';

const ACTS = 16;
const DAY = 86_400_000;

let house: House;

beforeAll(async () => {
  house = await House.open();
}, 60_000);
afterAll(() => house?.shut());

interface Lying {
  id: string;
  process_kind: string;
  key: string;
  kind: string;
  version: number;
  holder: string;
}

/** What lies open anywhere for this letter, and who may act on it. */
const lying = (letter: string): Promise<Lying[]> =>
  house.db.query(
    `select t.process_id as id, p.kind as process_kind, t.key, t.kind, l.version, h.username as holder from tasks t
     join processes p on p.year = t.year and p.id = t.process_id join letters l on l.id = t.letter_id
     join lateral (select person.username from assignments a join people person on person.id = a.person_id
                   where a.post_id = t.post_id and a.kind <> 'ASSISTANT' order by a.kind limit 1) h on true
     where t.letter_id = $1 and t.state = 'open' order by t.process_id, t.key`,
    [letter],
  );

const units = ['23', '10', '08', '2301', '03', '04'];
type Choice = (n: number) => number;

/** Something that may be done with it, of all that may. */
function commandFor({ kind, version }: Lying, choose: Choice): object {
  const reason = 'به دلیلی';
  const unit = house.unit(units[choose(units.length)]!);
  const of = (...commands: object[]) => commands[choose(commands.length)]!;
  switch (kind) {
    case 'draft':
      return {
        outcome: 'submitted',
        version,
        reviewers: [usual.reviewer].slice(choose(2)).map((code) => house.post(code)),
        signers: [house.post(usual.signer)],
      };
    case 'review':
      return of(
        { outcome: 'approved', version },
        { outcome: 'approved', version },
        { outcome: 'edited', version, body: `متن ${version}` },
        { outcome: 'returned', reason },
      );
    case 'sign':
      return of(
        { outcome: 'signed', version },
        { outcome: 'signed', version },
        { outcome: 'signed', version },
        { outcome: 'returned', reason },
      );
    case 'attend':
    case 'referral':
      return of({ outcome: 'closed' }, { outcome: 'returned', reason });
    case 'answer':
      return of(
        { outcome: 'answered', fields: { answer: 'بله' } },
        { outcome: 'returned', reason },
        { outcome: 'redirected', unit, reason },
      );
    case 'extension':
      return of({ outcome: 'granted' }, { outcome: 'denied', reason });
    case 'retarget':
    case 'returned':
      return of({ outcome: 'accepted' }, { outcome: 'resent', unit });
    case 'notice':
      return { outcome: 'acknowledged' };
    default:
      return { outcome: 'concluded' };
  }
}

/** One act of somebody, or some time that passes. @returns the refusal, where the choice was not possible */
async function act(letter: string, choose: Choice): Promise<string> {
  const open = await lying(letter);
  const what = choose(10);
  if (!open.length || what === 0) return refusal(house.moveClock(choose(2) ? house.config.HOLD_MS + 5 : 2 * DAY));
  const task = open[choose(open.length)]!;
  if (what === 1 && task.kind === 'answer')
    return refusal(
      house.act(task.holder, `/api/respondents/${task.id}/tasks/${task.key}/extension`, {
        within: { unit: 'WORKING_DAY', amount: 1 + choose(5) },
        reason: 'تعمیر',
      }),
    );
  if (what === 2 && ['attend', 'referral', 'answer'].includes(task.kind))
    return refusal(
      house.act(task.holder, `/api/desks/${task.id}/${task.key}/referrals`, {
        to: [{ post: house.post(`${units[choose(3)]}.documents.expert${1 + choose(3)}`), withinDays: 1 + choose(3) }],
      }),
    );
  return refusal(house.closeTask(task.holder, task.id, task.key, commandFor(task, choose)));
}

/** What must be so at any moment. */
async function check(letter: string): Promise<void> {
  const year = yearOf(letter);
  const processes: { id: string; over: boolean }[] = await house.db.query(
    `select id, closed_at is not null as over from processes where year = $1 and letter_id = $2`,
    [year, letter],
  );
  for (const { id, over } of processes) {
    const open = await house.db.query(
      `select key from acts a where year = $1 and process_id = $2 and (kind = 'asked' or kind = 'referred') and key not like 'hold.%'
       and not exists (select from acts b where b.year = $1 and b.process_id = $2 and b.kind = 'answered' and b.key = a.key) order by 1`,
      [year, id],
    );
    expect((await house.open(id)).sort()).toEqual(open.map(({ key }: { key: string }) => key));
    const clocks = await house.db.query(
      `select c.key from clocks c where c.year = $1 and c.process_id = $2 and not exists (select from tasks t where t.year = $1 and t.process_id = $2 and t.key = c.key and t.state = 'open') and c.key not like 'hold.%'`,
      [year, id],
    );
    expect(clocks).toEqual([]);
    const copies = await house.db.query(
      `select key from tasks where year = $1 and process_id = $2 and state = 'open' and (copy is distinct from 'COPY') and kind <> 'notice'`,
      [year, id],
    );
    if (over) expect(copies).toEqual([]);
  }
}

async function journals(letter: string): Promise<Record<string, string[]>> {
  const processes: { id: string }[] = await house.db.query(
    `select id from processes where letter_id = $1 and closed_at is null and runs order by id`,
    [letter],
  );
  return Object.fromEntries(await Promise.all(processes.map(async ({ id }) => [id, await house.journal(id)] as const)));
}

describe('whatever people decide', () => {
  it('tasks are what the journal asks, and every run that is lost finds its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 8 * ACTS, maxLength: 8 * ACTS }),
        async (isInquiry, choices) => {
          let next = 0;
          const choose: Choice = (n) => choices[next++ % choices.length]! % n;
          const { processId: letter } = await house.act(usual.from, '/api/letters', {
            post: house.post(usual.from),
            subject: 'راه تصادفی',
            recipients: ['23', '10', '08'].map((unit) => ({ unit: house.unit(unit) })),
            ...(isInquiry && {
              kind: 'INQUIRY',
              inquiry: { type: 'ADMINISTRATIVE', rule: ['ALL', 'ANY', 'REQUESTER_DECIDES'][choose(3)] },
            }),
          });
          const story: string[] = [];
          for (let n = 0; n < ACTS; n++) {
            story.push(await act(letter, choose));
            expect(story.at(-1)).not.toMatch(/^5/);
            await check(letter);
            const before = await journals(letter);
            const [lost] = Object.keys(before).slice(choose(Math.max(1, Object.keys(before).length)));
            if (lost) await house.lose(lost);
            expect(await journals(letter)).toEqual(before);
          }
        },
      ),
      { numRuns: 5, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
    );
  }, 120_000);
});
