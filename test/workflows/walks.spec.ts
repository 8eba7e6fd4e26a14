import fc from 'fast-check';
import type { LetterRouteView } from '../../contracts/letter-routes';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { examine } from '../../src/audit/examination';
import { after, choice, command, drawn, end, fork, start, task } from '../support/drawn';
import { House, refusal } from '../support/house';
import { usual } from '../support/letters';

const ACTS = 14;
const HOUR = 3_600_000;
/** Longer by hand: `WALKS_MS=600000 SEED=7`. */
const LIMIT_MS = Number(process.env.WALKS_MS ?? 20_000);
const SEED = Number(process.env.SEED ?? 1405);

let house: House;
let office: RoutesOffice;

beforeAll(async () => {
  house = await House.open();
  office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
}, 60_000);
afterAll(() => house?.shut());

type Choose = (n: number) => number;

/** A route of some pieces, one after another or side by side. What it ends without is dispatched, or comes back, by the frame. */
function route(choose: Choose): Uint8Array<ArrayBuffer> {
  const elements = [start(), end()];
  const flows: string[] = [];
  let n = 0;
  const add = (make: (id: string) => string) => {
    const id = `n${(n += 1)}`;
    elements.push(make(id));
    return id;
  };
  /** @param from ends of flows as `a` or `a else` · @returns where it is left */
  const go = (from: string[], to: string) => {
    for (const each of from) flows.push(each.includes(' ') ? each.replace(' ', ` > ${to} `) : `${each} > ${to}`);
    return [to];
  };
  const who = () => ['reviewers', 'signers', '[head(unit)]', 'reviewers'][choose(4)]!;
  const pieces: ((from: string[], depth: number) => string[])[] = [
    (from) =>
      go(
        from,
        add((id) => task(id, who())),
      ),
    (from) =>
      go(
        from,
        add((id) => task(id, '[one]', { form: 'letter.review', each: 'reviewers' })),
      ),
    (from) => {
      const asked = add((id) => task(id, who(), { outcomes: 'بله,خیر', due: 'now() + duration("PT3H")' }));
      const gate = add(choice);
      const gone = add((id) => command(id, choose(2) ? 'letter.discard' : 'letter.return'));
      go(go(from, asked), gate);
      flows.push(`${gate} > ${gone} if outcome = "خیر"`);
      return [gone, `${gate} else`];
    },
    (from) => {
      const host = add((id) => (choose(3) ? task(id, who()) : command(id, 'letter.register')));
      const late = add((id) => after(id, host, ['PT1S', 'PT1H', 'PT2H'][choose(3)]!));
      const head = add((id) => task(id, who()));
      go(from, host);
      return [host, ...go([late], head)];
    },
    (from) => {
      const host = add((id) => task(id, who()));
      const told = add(end);
      for (const time of ['PT1H', choose(2) ? 'PT1H' : 'PT2H'])
        go(
          go(
            [add((id) => after(id, host, time, false))],
            add((id) => command(id, 'letter.notify', { to: 'sender' })),
          ),
          told,
        );
      return go(from, host);
    },
    (from, depth) => {
      const split = add(fork);
      const join = add(fork);
      go(from, split);
      for (let branch = 0; branch < 2; branch++) go(piece([split], depth + 1), join);
      return [join];
    },
    (from) => signed(from),
    (from) =>
      go(
        from,
        add((id) => command(id, 'letter.register')),
      ),
    (from) =>
      go(
        from,
        add((id) => command(id, 'letter.dispatch')),
      ),
  ];
  const signed = (from: string[]) => {
    const sign = add((id) =>
      choose(2) ? task(id, 'signers', { form: 'letter.sign' }) : task(id, '[one]', { form: 'letter.sign', each: 'signers' }),
    );
    const gate = add(choice);
    const back = add((id) => command(id, 'letter.return'));
    go(go(from, sign), gate);
    flows.push(`${gate} > ${back} if outcome = "returned"`);
    go([back], sign);
    return [`${gate} else`];
  };
  const piece = (from: string[], depth = 0) => pieces[choose(depth > 1 ? 5 : pieces.length)]!(from, depth);
  let at = ['s'];
  for (let count = 1 + choose(2); count > 0; count--) at = piece(at);
  if (choose(4))
    at = go(
      signed(at),
      add((id) => command(id, 'letter.register')),
    );
  if (choose(2)) at = piece(at);
  go(at, 'e');
  return drawn(elements, flows);
}

interface Lying {
  id: string;
  key: string;
  kind: string;
  choices: string[] | null;
  may_refer: boolean | null;
  version: number;
  holder: string;
}

const lying = (letter: string): Promise<Lying[]> =>
  house.db.query(
    `select t.process_id as id, t.key, t.kind, t.choices, t.may_refer, l.version, h.username as holder from tasks t join letters l on l.id = t.letter_id
     join lateral (select person.username from assignments a join people person on person.id = a.person_id
                   where a.post_id = t.post_id and a.kind <> 'ASSISTANT' order by a.kind limit 1) h on true
     where t.letter_id = $1 and t.state = 'open' order by t.process_id, t.key`,
    [letter],
  );

const posts = (...codes: string[]) => codes.map((code) => house.post(code));
const other = 'hq.identity.events.head';

function commandFor({ kind, version, choices }: Lying, choose: Choose): object {
  const reason = 'به دلیلی';
  const of = (...commands: object[]) => commands[choose(commands.length)]!;
  const submitted = {
    outcome: 'submitted',
    version,
    reviewers: posts(usual.reviewer, other).slice(choose(2)),
    signers: posts(usual.signer),
  };
  switch (kind) {
    case 'draft':
      return of(submitted, submitted, submitted, submitted, { outcome: 'discarded' });
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
    case 'step':
      return { outcome: 'done', choice: choices![choose(choices!.length)]! };
    case 'register':
      return { outcome: 'registered' };
    case 'dispatch':
      return { outcome: 'dispatched', method: 'EXPRESS_POST' };
    case 'returned':
      return { outcome: 'accepted' };
    case 'notice':
      return { outcome: 'acknowledged' };
    default:
      return of({ outcome: 'closed' }, { outcome: 'closed' }, { outcome: 'returned', reason });
  }
}

/** What an administrator does with a letter, where it is on a route. */
async function repair(letter: string, choose: Choose): Promise<string> {
  const admin = await house.person('admin');
  const view = await admin.get<LetterRouteView>(`/api/admin/letters/${letter}/route`).catch(() => undefined);
  if (!view) return 'on no route';
  const [incident] = view.incidents;
  const open = view.open[choose(Math.max(1, view.open.length))];
  const body =
    incident && choose(2)
      ? { kind: 'retried', incident: incident.id }
      : open && choose(3)
        ? { kind: 'reassigned', task: open.id, posts: posts(other, usual.signer).slice(choose(2)) }
        : { kind: 'cancelled' };
  return refusal(house.act('admin', `/api/admin/letters/${letter}/route/repairs`, body));
}

/** Something that somebody does, or time. @returns what, and its refusal */
async function act(letter: string, choose: Choose): Promise<string> {
  const open = await lying(letter);
  const what = choose(14);
  if (!open.length || what < 2) {
    const ms = [house.config.HOLD_MS + 5, 1005, HOUR + 5, 30 * HOUR][choose(4)]!;
    return `time ${ms}: ${await refusal(house.moveClock(ms))}`;
  }
  if (what === 2) return `take-back: ${await refusal(house.act(usual.signer, `/api/letters/${letter}/take-back`, {}))}`;
  if (what === 3 && choose(3) === 0)
    return `void: ${await refusal(house.act('hq.secretariat', `/api/letters/${letter}/void`, { reason: 'اشتباه' }))}`;
  if (what === 4) return `repair: ${await repair(letter, choose)}`;
  const one = open[choose(open.length)]!;
  if (what === 5 && one.may_refer)
    return `refer ${one.key}: ${await refusal(house.act(one.holder, `/api/desks/${one.id}/${one.key}/referrals`, { to: [{ post: house.post('hq.identity.expert2') }] }))}`;
  const body = commandFor(one, choose);
  return `${one.key} ${JSON.stringify(body)}: ${await refusal(house.closeTask(one.holder, one.id, one.key, body))}`;
}

/** What must be so whatever happens. */
async function lawful(letter: string): Promise<void> {
  const found = await house.one(
    `select l.number is not null and l.signed_hash is null as unsigned, l.number is null and exists (select from processes c where c.parent_id = l.id) as unnumbered,
            p.closed_at is null and not exists (select from tasks t where t.letter_id = l.id and t.state = 'open')
              and not exists (select from clocks c where c.process_id = l.id) and not exists (select from route_incidents i where i.letter_id = l.id and i.closed_at is null)
              and not exists (select from processes c where c.parent_id = l.id and c.closed_at is null) as forgotten
     from letters l join processes p on p.id = l.id where l.id = $1`,
    [letter],
  );
  expect(found).toEqual({ unsigned: false, unnumbered: false, forgotten: false });
}

const isOver = async (letter: string): Promise<boolean> =>
  (await house.one<{ over: boolean }>(`select closed_at is not null as over from processes where id = $1`, [letter])).over;

const standing = async (id: string) => ({ journal: await house.journal(id), open: await house.open(id), state: await house.state(id) });

describe('whatever is drawn, and whatever people do', () => {
  it(
    'the law holds, nobody is forgotten, and a run that is lost finds its place',
    async () => {
      let worlds = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 200, maxLength: 200 }), async (choices) => {
          let next = 0;
          const choose: Choose = (n) => choices[next++ % choices.length]! % n;
          const file = route(choose);
          const { failures } = await office.publish(`مسیر ${Math.random()}`, file, { letterKind: 'LETTER', from: '2020-01-01' });
          fc.pre(failures.length === 0); // a drawing that may not be published
          worlds += 1;
          const { processId: letter } = await house.act(usual.from, '/api/letters', {
            post: house.post(usual.from),
            subject: 'راه تصادفی',
            recipients: [{ unit: house.unit('23') }, ...(choose(3) ? [] : [{ outside: 'شهرداری' }])],
          });
          const story: string[] = [];
          try {
            for (let n = 0; n < ACTS && !(await isOver(letter)); n++) {
              story.push(await act(letter, choose));
              expect(story.at(-1)).not.toMatch(/: 5\d\d /);
              await lawful(letter);
              if (choose(2) || (await isOver(letter)) || (await house.state(letter)) === 'DRAFTING') continue;
              const before = await standing(letter);
              await house.lose(letter);
              expect(await standing(letter)).toEqual(before);
            }
          } catch (error) {
            throw new Error([...story, Buffer.from(file).toString('utf8'), (await house.journal(letter)).join('\n')].join('\n'), {
              cause: error,
            });
          }
        }),
        { seed: SEED, numRuns: 10_000, endOnFailure: true, interruptAfterTimeLimit: LIMIT_MS, maxSkipsPerRun: 1000 },
      );
      expect(worlds).toBeGreaterThan(3);
      await house.moveClock(120_000);
      const results = await examine(house.config, { patienceMs: 0 });
      expect(results.flatMap(({ id, violations }) => violations.map(({ where, what }) => `${id}: ${where} ${what}`))).toEqual([]);
    },
    LIMIT_MS + 85_000,
  );
});
