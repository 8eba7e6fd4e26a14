import type { MoveObstacle } from '../../contracts/moves';
import type { LetterPath } from '../../contracts/path';
import { examine } from '../../src/audit/examination';
import { moveTask } from '../../src/cartable/move-task';
import { Journal } from '../../src/journal/journal';
import { House } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
let inquiries: Inquiries;
beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const move = (processId: string, key: string, to: string): Promise<MoveObstacle | null> =>
  new Journal(house.db).write(processId, (page) => moveTask(page, key, house.post(to)));
const desks = async (processId: string) =>
  (
    await house.db.query<{ desk: string }[]>(
      `select p.code || ' ' || t.key || case when t.seen_at is null then '' else ' seen' end as desk from tasks t join posts p on p.id = t.post_id
       where t.process_id = $1 and t.state = 'open' order by 1`,
      [processId],
    )
  ).map(({ desk }) => desk);

describe('a task that moves to another desk', () => {
  it('keeps its clock, counts as unseen again, and is answered by whoever has it now, also when its run is lost', async () => {
    const { letter, at } = await inquiries.asked(['1201']);
    const respondent = at['1201']!;
    await house.act('1201.head', `/api/desks/${respondent}/answer.1/seen`);
    const clocks = () => house.db.query(`select key, step, at from clocks where process_id = $1 order by at`, [respondent]);
    const before = await clocks();
    expect(await desks(respondent)).toEqual(['1201.head answer.1 seen']);
    expect(await move(respondent, 'answer.1', '1201.expert1')).toBeNull();
    expect(await desks(respondent)).toEqual(['1201.expert1 answer.1']);
    expect(await clocks()).toEqual(before);
    await house.act('1201.expert1', `/api/desks/${respondent}/answer.1/seen`);
    await house.lose(respondent);
    expect(await desks(respondent)).toEqual(['1201.expert1 answer.1 seen']);
    expect(await move(respondent, 'answer.1', '1201.deputy')).toBeNull();
    expect(await house.journal(respondent)).toEqual([
      'opened process',
      'done register',
      'asked answer.1',
      'seen answer.1',
      'moved answer.1.1',
      'seen answer.1.1',
      'moved answer.1.2',
    ]);
    await house.closeTask('1201.deputy', respondent, 'answer.1', { outcome: 'answered', fields: { answer: '۴۲ نفر' } });
    expect(await house.state(respondent)).toBe('ANSWERED');
    const { text } = await (await house.person('1201.head')).get<LetterPath>(`/api/letters/${letter}/path`);
    expect(text.filter((line) => line.includes('سپرد'))).toHaveLength(2);
  });

  it('stays where moving it would be wrong, and says why', async () => {
    const { at } = await inquiries.asked(['1202', '1203']);
    const [first, second] = [at['1202']!, at['1203']!];
    expect(await move(first, 'answer.1', '1202.head')).toBe('same_post');
    expect(await move(first, 'answer.1', '1203.head')).toBe('other_office');
    expect(await move(first, 'answer.2', '1202.deputy')).toBe('closed');
    await house.act('1202.head', `/api/desks/${first}/answer.1/referrals`, { to: [{ post: house.post('1202.expert1') }] });
    expect(await move(first, 'answer.1', '1202.expert1')).toBe('already_there');
    const referral = (await house.open(first)).find((key) => key.startsWith('ref'))!;
    expect(await move(first, referral, '1202.head')).toBe('sender');
    expect(await move(first, referral, '1202.deputy')).toBeNull();
    await house.act('1203.head', `/api/desks/${second}/answer.1/claim`);
    expect(await move(second, 'answer.1', '1203.deputy')).toBe('claimed');
    await house.db.query(`update tasks set claimed_until = null where process_id = $1`, [second]);
    await house.db.query(`update tasks set classification = 'HIGHLY_CONFIDENTIAL' where process_id = $1`, [second]);
    expect(await move(second, 'answer.1', '1203.expert1')).toBe('not_cleared');
    await house.db.query(`update assignments set to_at = office_now() where post_id = $1`, [house.post('1203.deputy')]);
    expect(await move(second, 'answer.1', '1203.deputy')).toBe('vacant');
    await house.db.query(`update tasks set classification = 'UNCLASSIFIED' where process_id = $1`, [second]);
    await inquiries.answer('1203', second);
    expect(await move(second, 'answer.1', '1203.expert1')).toBe('closed');
  });

  it('is never the review of what somebody wrote themselves, nor of whoever is on the list of the letter anyhow', async () => {
    const letter = await letters.submitted();
    const review = 'review.1.1';
    expect(await move(letter, review, usual.from)).toBe('excluded');
    expect(await move(letter, review, usual.signer)).toBe('in_line');
    expect(await move(letter, review, 'hq.identity.expert2')).toBeNull();
    await house.closeTask('hq.identity.expert2', letter, review, { outcome: 'approved', version: 1 });
    expect(await desks(letter)).toEqual([`${usual.signer} sign.1.1`]);
    expect(await move(letter, 'sign.1.1', 'hq.identity.expert2')).toBe('kind');
  });

  it('leaves the records whole', async () => {
    const broken = (await examine(house.config, { patienceMs: 100 })).filter(({ ok }) => !ok);
    expect(broken.map(({ id, violations }) => [id, violations])).toEqual([]);
  });
});
