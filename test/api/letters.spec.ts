import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
const { from, reviewer, signer } = usual;
const reviewers = [reviewer, 'hq.identity.events.head'];

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const version = (id: string) =>
  house.one<{ version: number; subject: string; number: string | null }>(`select version, subject, number from letters where id = $1`, [
    id,
  ]);

describe('a letter at its sender', () => {
  it('is drafted, approved, signed, held, registered, dispatched and closed with its last desk', async () => {
    const id = await letters.sent({ reviewers: [reviewer] });
    expect(await house.state(id)).toBe('DISPATCHED');
    const { 23: delivery } = await house.children(id);
    await house.closeTask('23.head', delivery!, 'attend.1', { outcome: 'closed', note: 'اقدام شد' });
    expect(await house.state(id)).toBe('CLOSED');
    expect(await house.journal(id)).toEqual([
      'opened process',
      'asked draft.1',
      'answered draft.1',
      'asked review.1.1',
      'answered review.1.1',
      'asked sign.1.1',
      'answered sign.1.1',
      'asked hold.1.1',
      'fired hold.1.1:hold',
      'done register',
      'done dispatch.1',
      'done receipts',
      'done close',
    ]);
  });

  it('has versions: an edit needs the version its writer saw, and a draft of others is not edited', async () => {
    const id = await letters.drafted();
    const drafter = await house.person(from);
    await drafter.put(`/api/letters/${id}/draft`, { version: 1, body: 'متن دوم' });
    expect(await refusal(drafter.put(`/api/letters/${id}/draft`, { version: 1, body: 'متن سوم' }))).toBe('409 letter.version_stale');
    expect(await refusal((await house.person(reviewer)).put(`/api/letters/${id}/draft`, { version: 2, body: 'متن سوم' }))).toBe(
      '409 letter.not_editable',
    );
    expect(await refusal(letters.submit(id, { version: 1 }))).toBe('409 letter.version_stale');
    await letters.submit(id, { version: 2 });
    expect(await refusal(drafter.put(`/api/letters/${id}/draft`, { version: 2, body: 'متن سوم' }))).toBe('409 letter.not_editable');
    expect(
      (await house.db.query(`select no, body from versions where letter_id = $1 order by no`, [id])).map(
        ({ body }: { body: string }) => body,
      ),
    ).toEqual(['با سلام', 'متن دوم']);
  });

  it('is reviewed by each in turn: the second is asked when the first has approved', async () => {
    const id = await letters.submitted({ reviewers });
    expect(await house.open(id)).toEqual(['review.1.1']);
    expect(await refusal(house.closeTask(reviewers[1]!, id, 'review.1.1', { outcome: 'approved', version: 1 }))).toBe(
      '403 task.not_on_your_desk',
    );
    expect(await refusal(house.closeTask(reviewers[1]!, id, 'review.1.2', { outcome: 'approved', version: 1 }))).toBe('404 task.not_found');
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'approved', version: 1 });
    expect(await house.open(id)).toEqual(['review.1.2']);
    expect(await refusal(house.closeTask(reviewer, id, 'review.1.1', { outcome: 'approved', version: 1 }))).toBe('409 task.already_closed');
  });

  it('that a reviewer edits has a new version: earlier paraphs are stale, an approval of the old text is refused, nobody is asked again', async () => {
    const id = await letters.submitted({ reviewers });
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'approved', version: 1 });
    await house.closeTask(reviewers[1]!, id, 'review.1.2', {
      outcome: 'edited',
      version: 1,
      body: 'با سلام و احترام',
      subject: 'معرفی نماینده‌ی تازه',
    });
    expect(await house.open(id)).toEqual(['sign.1.1']);
    expect(await version(id)).toMatchObject({ version: 2, subject: 'معرفی نماینده‌ی تازه' });
    expect(await refusal(house.closeTask(signer, id, 'sign.1.1', { outcome: 'signed', version: 1 }))).toBe('409 letter.version_stale');
    const paraphs = await house.db.query(
      `select key, (refs->>'version')::int as version from acts where process_id = $1 and kind = 'answered' and key like 'review%' order by seq`,
      [id],
    );
    expect(paraphs).toEqual([
      { key: 'review.1.1', version: 1 },
      { key: 'review.1.2', version: 2 },
    ]);
    await house.closeTask(signer, id, 'sign.1.1', { outcome: 'signed', version: 2 });
    expect(await house.state(id)).toBe('SIGNED');
  });

  it('is returned with the reason, written again and agreed on in another round', async () => {
    const id = await letters.submitted();
    expect(await refusal(house.closeTask(reviewer, id, 'review.1.1', { outcome: 'returned' }))).toBe('400 request.invalid');
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'returned', reason: 'شماره سند نادرست است' });
    expect(await house.state(id)).toBe('RETURNED_FOR_CORRECTION');
    expect(await house.one(`select text from remarks where process_id = $1 and key = 'review.1.1'`, [id])).toEqual({
      text: 'شماره سند نادرست است',
    });
    await (await house.person(from)).put(`/api/letters/${id}/draft`, { version: 1, body: 'اصلاح شد' });
    await letters.submit(id, { round: 2, version: 2 });
    expect(await house.open(id)).toEqual(['review.2.1']);
    await house.closeTask(reviewer, id, 'review.2.1', { outcome: 'approved', version: 2 });
    await house.closeTask(signer, id, 'sign.2.1', { outcome: 'returned', reason: 'لحن نامه' });
    expect(await house.open(id)).toEqual(['draft.3']);
  });

  it('ends as discarded when it is rejected, or given up by its drafter; no number is used', async () => {
    const rejected = await letters.submitted();
    await house.closeTask(reviewer, rejected, 'review.1.1', { outcome: 'rejected', reason: 'لازم نیست' });
    const unsigned = await letters.submitted({ reviewers: [] });
    await house.closeTask(signer, unsigned, 'sign.1.1', { outcome: 'rejected', reason: 'لازم نیست' });
    const givenUp = await letters.drafted();
    await house.closeTask(from, givenUp, 'draft.1', { outcome: 'discarded' });
    for (const id of [rejected, unsigned, givenUp]) {
      expect([await house.state(id), await house.open(id), (await version(id)).number]).toEqual(['DISCARDED', [], null]);
    }
    expect(await house.one(`select count(*)::int as n from numbers where letter_id = any($1)`, [[rejected, unsigned, givenUp]])).toEqual({
      n: 0,
    });
  });

  it('is signed by all signers, in order, before it goes', async () => {
    const signers = [signer, 'hq.legal.head', 'hq.president'];
    const id = await letters.submitted({ reviewers: [], signers });
    for (const [i, each] of signers.entries()) {
      expect(await house.open(id)).toEqual([`sign.1.${i + 1}`]);
      expect(await house.state(id)).toBe('IN_REVIEW');
      await house.closeTask(each, id, `sign.1.${i + 1}`, { outcome: 'signed', version: 1 });
    }
    expect([await house.state(id), await house.open(id)]).toEqual(['SIGNED', []]);
    expect(await house.one(`select signed_hash is not null as frozen from letters where id = $1`, [id])).toEqual({ frozen: true });
  });

  it('can be taken back by its last signer within the hold, and signed again', async () => {
    const id = await letters.held({ signers: ['hq.legal.head', signer] });
    expect(await refusal(house.act('hq.legal.head', `/api/letters/${id}/take-back`))).toBe('403 task.not_on_your_desk');
    await house.act(signer, `/api/letters/${id}/take-back`);
    expect([await house.state(id), await house.open(id)]).toEqual(['IN_REVIEW', ['sign.1.2.1']]);
    await house.passHold();
    expect(await house.open(id)).toEqual(['sign.1.2.1']);
    await house.closeTask(signer, id, 'sign.1.2.1', { outcome: 'signed', version: 1 });
    await house.passHold();
    expect(await house.state(id)).toBe('DISPATCHED');
  });

  it('cannot be taken back after the hold', async () => {
    const id = await letters.sent();
    expect(await refusal(house.act(signer, `/api/letters/${id}/take-back`))).toBe('409 letter.hold_over');
    expect((await house.journal(id)).filter((line) => line.includes('hold'))).toEqual(['asked hold.1.1', 'fired hold.1.1:hold']);
  });

  it('taken back may also be returned to its drafter', async () => {
    const id = await letters.held();
    await house.act(signer, `/api/letters/${id}/take-back`);
    await house.closeTask(signer, id, 'sign.1.1.1', { outcome: 'returned', reason: 'پیوست ندارد' });
    expect([await house.open(id), (await version(id)).number]).toEqual([['draft.2'], null]);
  });

  it('gets the next number of its book: no gap and no double when many are registered at once', async () => {
    const last = async () =>
      (
        await house.one<{ no: number }>(
          `select coalesce(max(n.no), 0)::int as no from numbers n join books b on b.id = n.book_id where b.office_id = $1 and b.kind = 'INTERNAL'`,
          [house.unit('hq')],
        )
      ).no;
    const before = await last();
    const ids = await Promise.all(Array.from({ length: 12 }, () => letters.held()));
    await house.passHold();
    const numbers: { no: number; number: string }[] = await house.db.query(
      `select no, number from numbers where letter_id = any($1) and process_id = letter_id order by no`,
      [ids],
    );
    expect(numbers.map(({ no }) => no)).toEqual(ids.map((_, i) => before + 1 + i));
    expect(numbers.every(({ no, number }) => number.endsWith(`/99/${String(no).padStart(5, '0')}`))).toBe(true);
  });

  it('waits for time in a run that a lost worker finds again', async () => {
    const id = await letters.held();
    await house.sendWorkerHome();
    const person = await house.person(signer);
    const { settled } = await person.post<{ settled: boolean }>(`/api/letters/${id}/take-back`, undefined, { wait: 1 });
    expect(settled).toBe(false);
    await house.wakeWorker();
    await house.quiet();
    expect(await house.open(id)).toEqual(['sign.1.1.1']);
  });
});

describe('whoever may act', () => {
  it('may not act on a letter above their clearance, though it lies on a desk of theirs', async () => {
    const head = 'hq.legal.records.head';
    const id = await letters.submitted({
      from: head,
      reviewers: ['hq.legal.disputes.head'],
      signers: [head],
      draft: { classification: 'HIGHLY_CONFIDENTIAL' },
    });
    const person = await house.one<{ id: string }>(
      `select id from people where username = 'hq.legal.disputes.expert1' and clearance = 'CONFIDENTIAL'`,
    );
    await house.act('admin', '/api/org/assignments', { post: house.post('hq.legal.disputes.head'), person: person.id, kind: 'ACTING' });
    const assistant = await house.person('hq.legal.disputes.expert1');
    expect(await refusal(assistant.post(`/api/letters/${id}/tasks/review.1.1`, { outcome: 'approved', version: 1 }))).toBe(
      '403 letter.above_clearance',
    );
    for (const way of ['claim', 'seen', 'referrals']) {
      const body = way === 'referrals' ? { to: [{ post: house.post('hq.legal.disputes.expert2') }] } : undefined;
      expect([way, await refusal(assistant.post(`/api/desks/${id}/review.1.1/${way}`, body))]).toEqual([way, '403 letter.above_clearance']);
    }
  });

  it('an assistant works the cartable of the head under their own name, and cannot sign', async () => {
    const id = await letters.submitted({ reviewers: [], signers: ['hq.president'] });
    expect(await refusal(house.closeTask('hq.assistant', id, 'sign.1.1', { outcome: 'signed', version: 1 }))).toBe('403 signer.assistant');
    await house.closeTask('hq.president', id, 'sign.1.1', { outcome: 'signed', version: 1 });
    expect(await refusal(house.act('hq.assistant', `/api/letters/${id}/take-back`))).toBe('403 signer.assistant');
    const draft = await letters.drafted({ from: 'hq.president', to: [{ unit: house.unit('23') }] });
    await house.closeTask('hq.assistant', draft, 'draft.1', { outcome: 'submitted', version: 1, signers: [house.post('hq.president')] });
    const act = await house.one(
      `select a.username as actor, p.code as post, b.username as behalf from acts join people a on a.id = actor join posts p on p.id = acts.post join people b on b.id = on_behalf_of
       where process_id = $1 and acts.kind = 'answered' and key = 'draft.1'`,
      [draft],
    );
    expect(act).toEqual({ actor: 'hq.assistant', post: 'hq.president', behalf: 'hq.president' });
  });

  it('a dated assignment changes who acts: the new one from its beginning, the old one until its end', async () => {
    const id = await letters.submitted({ reviewers: ['hq.legal.affairs.head'] });
    const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
    const person = await house.one<{ id: string }>(`select id from people where username = 'hq.legal.affairs.expert1'`);
    const begins = new Date(now.getTime() + 3_600_000).toISOString();
    await house.act('admin', '/api/org/assignments', {
      post: house.post('hq.legal.affairs.head'),
      person: person.id,
      kind: 'HOLDER',
      from: begins,
    });
    const approval = { outcome: 'approved', version: 1 };
    expect(await refusal(house.closeTask('hq.legal.affairs.expert1', id, 'review.1.1', approval))).toBe('403 task.not_on_your_desk');
    await house.moveClockTo(begins);
    expect(await refusal(house.closeTask('hq.legal.affairs.head', id, 'review.1.1', approval))).toBe('403 task.not_on_your_desk');
    await house.closeTask('hq.legal.affairs.expert1', id, 'review.1.1', approval);
    expect(await house.open(id)).toEqual(['sign.1.1']);
  });
});
