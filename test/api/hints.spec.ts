import type { Hint, HintType } from '../../contracts/live';
import { LiveHub } from '../../src/platform/live/live.hub';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { House } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { Letters, usual } from '../support/letters';
import { Listening } from './listening';
import { cookieOf } from './running-api';

let house: House;
let letters: Letters;
let inquiries: Inquiries;
const streams: Listening[] = [];

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  inquiries = new Inquiries(house);
  Object.assign(house.app.get(LiveHub).timing, { pollMs: 20 });
}, 60_000);
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
afterAll(() => house?.shut());

/** Each of them listens; then something happens, and each hears of it. */
async function told(expected: Record<string, (hints: Hint[]) => boolean>, work: () => Promise<unknown>): Promise<void> {
  const listening = await Promise.all(
    Object.entries(expected).map(async ([username, condition]) => {
      const stream = await Listening.to(house.baseUrl, await signIn(username));
      streams.push(stream);
      await stream.until(({ events }) => events.some(({ event }) => event === 'ready'));
      return { stream, condition };
    }),
  );
  await work();
  for (const { stream, condition } of listening) await stream.until(({ hints }) => condition(hints as Hint[]));
}

async function signIn(username: string): Promise<string> {
  const { headers } = await fetch(`${house.baseUrl}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEVELOPMENT_PASSWORD }),
  });
  return cookieOf(headers);
}

const has = (type: HintType, id?: string) => (hints: Hint[]) => hints.some((hint) => hint.type === type && (!id || hint.id === id));

describe('hints reach', () => {
  it('whoever gets a task, whoever sees a colleague take it in hand or close it, and whoever sent the letter', async () => {
    let sent = { letter: '', delivery: '' };
    await told({ '10.head': has('task.opened') }, async () => (sent = await letters.delivered('10')));
    await told({ '10.assistant': has('task.claimed', sent.delivery) }, () =>
      house.act('10.head', `/api/desks/${sent.delivery}/attend.1/claim`),
    );
    await told({ '10.assistant': has('task.closed', sent.delivery), [usual.from]: has('letter.changed', sent.letter) }, () =>
      house.closeTask('10.head', sent.delivery, 'attend.1', { outcome: 'closed' }),
    );
  });

  it('whoever sent a letter and whoever signed it, when the last desk is done and the office ends it', async () => {
    const { letter, delivery } = await letters.delivered('11');
    let ended = 0;
    const ofTheEnd = (hints: Hint[]) =>
      hints.some(({ type, id, version }) => type === 'letter.changed' && id === letter && version === ended);
    await told({ [usual.from]: ofTheEnd, [usual.signer]: ofTheEnd }, async () => {
      await house.closeTask('11.head', delivery, 'attend.1', { outcome: 'closed' });
      ended = (await house.journal(letter)).length;
    });
  });

  it('whoever is told of their letter, and their other windows when they read or mark it', async () => {
    const letter = await letters.submitted({ reviewers: [] });
    await told({ [usual.from]: has('notification', letter) }, () =>
      house.closeTask(usual.signer, letter, 'sign.1.1', { outcome: 'signed', version: 1 }),
    );
    const me = await house.person(usual.from);
    await told({ [usual.from]: has('notification') }, () => me.post('/api/me/notifications/read', { upTo: 1_000_000 }));
    await told({ [usual.from]: has('marks', letter) }, () => me.put(`/api/letters/${letter}/marks`, { starred: true }));
  });

  it('whoever has the draft before them, when another hand changes it', async () => {
    const letter = await letters.drafted();
    const edit = { version: 1, subject: 'موضوع دیگر' };
    await told({ [usual.from]: has('letter.changed', letter) }, async () =>
      (await house.person(usual.from)).put(`/api/letters/${letter}/draft`, edit),
    );
  });

  it('whoever sent a task on, when it is opened there', async () => {
    const { letter, delivery } = await letters.delivered('0701');
    const { keys } = await house.act<{ keys: string[] }>('0701.head', `/api/desks/${delivery}/attend.1/referrals`, {
      to: [{ post: house.post('0701.expert1') }],
    });
    await told({ '0701.head': has('letter.changed', letter) }, () => house.act('0701.expert1', `/api/desks/${delivery}/${keys[0]}/seen`));
  });

  it('an office, and the supervisors of what is asked and late there', async () => {
    const { at } = await inquiries.asked(['0702']);
    const [office, question] = [house.unit('0702'), at['0702']!];
    await told({ '0702.secretariat': has('office.changed', office) }, () => house.act('0702.head', `/api/desks/${question}/answer.1/seen`));
    const due = await house.one<{ at: Date }>(`select at from clocks where process_id = $1 and step = 'due'`, [question]);
    const supervisors = { '07.supervisor': has('inquiries.changed', office), 'hq.supervisor': has('inquiries.changed', office) };
    await told(supervisors, () => house.moveClockTo(new Date(due.at.getTime() + 1000)));
    await told(supervisors, () => inquiries.answer('0702', question));
  });

  it('whoever is appointed, though they do not listen in that post yet', async () => {
    const post = house.post('13.head');
    await told({ '12.head': has('appointment', post) }, () =>
      house.db.query(
        `insert into assignments (id, post_id, person_id, kind, from_at) select gen_random_uuid(), $1, id, 'ASSISTANT', office_now() from people where username = '12.head'`,
        [post],
      ),
    );
  });
});
