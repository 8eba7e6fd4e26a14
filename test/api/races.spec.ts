import { randomUUID } from 'node:crypto';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

const WAIT = { wait: 5 };
const approval = { outcome: 'approved', version: 1 };

let house: House;
let letters: Letters;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const tally = (answers: string[]) => answers.reduce<Record<string, number>>((all, each) => ({ ...all, [each]: (all[each] ?? 0) + 1 }), {});
const lines = async (id: string, kind: string) => (await house.journal(id)).filter((line) => line.startsWith(kind));

describe('of many who are quick', () => {
  it('one approves: fifty requests at once, one answer, one line, the others are told', async () => {
    const id = await letters.submitted();
    const reviewer = await house.person(usual.reviewer);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => refusal(reviewer.post(`/api/letters/${id}/tasks/review.1.1`, approval, WAIT))),
    );
    await house.quiet();
    expect(tally(answers)).toEqual({ done: 1, '409 task.already_closed': 49 });
    expect(await lines(id, 'answered review')).toHaveLength(1);
    expect(await house.open(id)).toEqual(['sign.1.1']);
  });

  it('one of two colleagues at the same desk decides: the head or the assistant', async () => {
    const id = await letters.submitted({ reviewers: ['hq.president'] });
    const people = await Promise.all([house.person('hq.president'), house.person('hq.assistant')]);
    const answers = await Promise.all(
      people.map((person, i) =>
        refusal(person.post(`/api/letters/${id}/tasks/review.1.1`, i ? { outcome: 'returned', reason: 'ناقص' } : approval, WAIT)),
      ),
    );
    await house.quiet();
    expect(tally(answers)).toEqual({ done: 1, '409 task.already_closed': 1 });
    const decided = answers[0] === 'done' ? 'sign.1.1' : 'draft.2';
    expect(await house.open(id)).toEqual([decided]);
  });

  it('one claims', async () => {
    const { delivery } = await letters.delivered('23');
    const people = await Promise.all([house.person('23.head'), house.person('23.assistant')]);
    const answers = await Promise.all(people.map((person) => refusal(person.post(`/api/desks/${delivery}/attend.1/claim`))));
    expect(tally(answers)).toEqual({ done: 1, '409 task.claimed': 1 });
  });
});

describe('the same request', () => {
  it('sent ten times at once is done once, and each gets the same answer', async () => {
    const id = await letters.submitted();
    const reviewer = await house.person(usual.reviewer);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => reviewer.post(`/api/letters/${id}/tasks/review.1.1`, approval, { ...WAIT, key })),
    );
    await house.quiet();
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    expect(await lines(id, 'answered review')).toHaveLength(1);
  });

  it('that makes a letter makes one, however often it is sent', async () => {
    const drafter = await house.person(usual.from);
    const key = randomUUID();
    const create = () =>
      drafter.post('/api/letters', { post: house.post(usual.from), subject: 'یک نامه', applicant: { name: 'مریم' } }, { ...WAIT, key });
    const before = await house.rows();
    const answers = await Promise.all(Array.from({ length: 10 }, create));
    await house.quiet();
    expect(new Set(answers.map(({ processId }) => processId)).size).toBe(1);
    expect(await create()).toMatchObject({
      processId: answers[0]!.processId,
      trackingCode: (answers[0] as unknown as { trackingCode: string }).trackingCode,
    });
    const after = await house.rows();
    expect([after.letters! - before.letters!, after.requests! - before.requests!]).toEqual([1, 1]);
  });

  it('under its key with another body, or for another letter, is refused; another person has keys of their own', async () => {
    const [one, other] = [await letters.submitted(), await letters.submitted()];
    const reviewer = await house.person(usual.reviewer);
    const key = randomUUID();
    const approve = (id: string, version: number) =>
      refusal(reviewer.post(`/api/letters/${id}/tasks/review.1.1`, { outcome: 'approved', version }, { ...WAIT, key }));
    expect(await approve(one, 1)).toBe('done');
    expect(await approve(one, 2)).toBe('422 request.key_reused');
    expect(await approve(other, 1)).toBe('422 request.key_reused');
    expect(
      await refusal(
        (await house.person(usual.from)).post('/api/letters', { post: house.post(usual.from), subject: 'نامهٔ دیگر' }, { ...WAIT, key }),
      ),
    ).toBe('done');
    await house.quiet();
    expect(await house.open(other)).toEqual(['review.1.1']);
  });

  it('that was refused may be sent again and is looked at anew', async () => {
    const id = await letters.drafted({ to: [] });
    const drafter = await house.person(usual.from);
    const key = randomUUID();
    const submit = () =>
      refusal(
        drafter.post(
          `/api/letters/${id}/tasks/draft.1`,
          { outcome: 'submitted', version: 1, signers: [house.post(usual.signer)] },
          { ...WAIT, key },
        ),
      );
    expect(await submit()).toBe('422 letter.no_recipient');
    await drafter.put(`/api/letters/${id}/draft`, { version: 1, recipients: [{ unit: house.unit('23') }] });
    expect(await submit()).toBe('done');
    await house.quiet();
  });
});

describe('of two that cannot both be', () => {
  it('a recall and the first opening: one wins, and both sides are told the same', async () => {
    const [drafter, head] = [await house.person(usual.from), await house.person('23.head')];
    for (let n = 0; n < 6; n++) {
      const { letter, delivery } = await letters.delivered('23');
      const recall = () => drafter.post<{ verdicts: { recalled: boolean }[] }>(`/api/letters/${letter}/recall`, undefined, WAIT);
      const see = () => head.post(`/api/desks/${delivery}/attend.1/seen`, undefined, WAIT);
      const [{ verdicts }] =
        n % 2 ? await Promise.all([recall(), see()]) : await Promise.all([see(), recall()]).then(([a, b]) => [b, a] as const);
      await house.quiet();
      const seen = (await lines(delivery, 'seen')).length === 1;
      expect(verdicts[0]!.recalled).toBe(!seen);
      expect(await house.state(delivery)).toBe(seen ? 'DELIVERED' : 'RECALLED');
    }
  });

  it('a take-back and the end of the hold', async () => {
    const signer = await house.person(usual.signer);
    for (let n = 0; n < 4; n++) {
      const id = await letters.held();
      await house.db.query(`update office_clock set shift = shift + $1 * interval '1 ms'`, [house.config.HOLD_MS + 5]);
      const [answer] = await Promise.all([refusal(signer.post(`/api/letters/${id}/take-back`, undefined, WAIT)), house.sweep()]);
      await house.quiet();
      expect(await house.open(id)).toEqual(answer === 'done' ? ['sign.1.1.1'] : []);
      expect(await house.state(id)).toBe(answer === 'done' ? 'IN_REVIEW' : 'DISPATCHED');
    }
  });

  it("an approval and the end of the reviewer's appointment: the letter goes on only when it was approved in time", async () => {
    const [admin, reviewer] = [await house.person('admin'), await house.person('hq.identity.cards.head')];
    const id = await letters.submitted({ reviewers: ['hq.identity.cards.head'] });
    const { assignment } = await house.one<{ assignment: string }>(
      `select a.id as assignment from assignments a join posts p on p.id = a.post_id where p.code = 'hq.identity.cards.head' and a.kind = 'HOLDER'`,
    );
    const [approved, ended] = await Promise.all([
      refusal(reviewer.post(`/api/letters/${id}/tasks/review.1.1`, approval, WAIT)),
      refusal(admin.post(`/api/org/assignments/${assignment}/end`, {})),
    ]);
    await house.quiet();
    expect(ended).toBe('done');
    expect(['done', '403 task.not_on_your_desk', '403 auth.post_not_held']).toContain(approved);
    expect(await house.open(id)).toEqual([approved === 'done' ? 'sign.1.1' : 'review.1.1']);
    const late = await letters.submitted({ reviewers: ['hq.identity.abroad.head'] });
    expect(await refusal(reviewer.post(`/api/letters/${late}/tasks/review.1.1`, approval, WAIT))).toBe('403 task.not_on_your_desk');
  });

  it('an approval and the end of an appointment that is committed while the approval is under way', async () => {
    const id = await letters.submitted({ reviewers: ['hq.it.software.head'] });
    const reviewer = await house.person('hq.it.software.head');
    const before = await house.rows();
    const end = house.db.createQueryRunner();
    await end.startTransaction();
    await end.query(`update assignments set to_at = office_now() where post_id = $1 and to_at is null`, [
      house.post('hq.it.software.head'),
    ]);
    const approved = refusal(reviewer.post(`/api/letters/${id}/tasks/review.1.1`, approval, WAIT));
    await new Promise((next) => setTimeout(next, 500)); // it has asked who may, and waits for the appointment
    await end.commitTransaction();
    await end.release();
    expect(await approved).toBe('403 auth.post_not_held');
    expect(await house.rows()).toEqual(before);
  });

  it('two edits of the same version: the second must read first', async () => {
    const id = await letters.drafted();
    const drafter = await house.person(usual.from);
    const answers = await Promise.all(
      ['یک', 'دو', 'سه'].map((body) => refusal(drafter.put(`/api/letters/${id}/draft`, { version: 1, body }))),
    );
    expect(tally(answers)).toEqual({ done: 1, '409 letter.version_stale': 2 });
  });

  it('two units that close their last desks at once: the letter is closed once', async () => {
    const id = await letters.sent({ to: ['23', '10', '08'].map((unit) => ({ unit: house.unit(unit) })) });
    const children = await house.children(id);
    await Promise.all(
      Object.entries(children).map(async ([unit, delivery]) =>
        (await house.person(`${unit}.head`)).post(`/api/desks/${delivery}/attend.1`, { outcome: 'closed' }, WAIT),
      ),
    );
    await house.quiet();
    expect([await house.state(id), await lines(id, 'done close')]).toEqual(['CLOSED', ['done close']]);
  });
});
