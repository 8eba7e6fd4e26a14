import type { LetterView } from '../../contracts/views';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
const { from, signer, clerk } = usual;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const to = (...units: string[]) => units.map((unit) => ({ unit: house.unit(unit) }));
const close = (unit: string, delivery: string) => house.closeTask(`${unit}.head`, delivery, 'attend.1', { outcome: 'closed' });
const states = async (letter: string) => {
  const children = await house.children(letter);
  return Object.fromEntries(await Promise.all(Object.entries(children).map(async ([unit, id]) => [unit, await house.state(id)])));
};

describe('a letter comes', () => {
  it('from whoever writes it, and once it has its number from whoever signed it', async () => {
    const view = async (id: string) => (await house.person(from)).get<LetterView>(`/api/letters/${id}`);
    const id = await letters.held();
    expect((await view(id)).from?.id).toBe(house.post(from));
    await house.passHold();
    expect(await view(id)).toMatchObject({ from: { id: house.post(signer) }, post: { id: house.post(from) } });
  });
});

describe('a letter at its recipients', () => {
  it('lies with main, copy and hidden recipients, registered once in the book of each secretariat it enters', async () => {
    const id = await letters.sent({
      to: [
        ...to('23'),
        { unit: house.unit('10'), role: 'CC', note: 'جهت اطلاع' },
        { unit: house.unit('08'), role: 'BCC' },
        { unit: house.unit('hq.legal') },
      ],
    });
    const numbers = await house.db.query(
      `select u.code, b.kind from numbers n join books b on b.id = n.book_id join units u on u.id = b.office_id where n.letter_id = $1 order by 1, 2`,
      [id],
    );
    expect(numbers).toEqual([
      { code: '08', kind: 'INCOMING' },
      { code: '10', kind: 'INCOMING' },
      { code: '23', kind: 'INCOMING' },
      { code: 'hq', kind: 'INTERNAL' },
    ]);
    const tasks = await house.db.query(
      `select p.code, t.purpose, t.copy from tasks t join posts p on p.id = t.post_id where t.letter_id = $1 and t.kind = 'attend' order by 1`,
      [id],
    );
    expect(tasks).toEqual([
      { code: '08.head', purpose: 'FOR_INFORMATION', copy: 'COPY' },
      { code: '10.head', purpose: 'FOR_INFORMATION', copy: 'COPY' },
      { code: '23.head', purpose: 'FOR_ACTION', copy: 'ORIGINAL' },
      { code: 'hq.legal.head', purpose: 'FOR_ACTION', copy: 'ORIGINAL' },
    ]);
  });

  it('is closed when the main recipients have done with it; copies hold nobody up', async () => {
    const id = await letters.sent({ to: [...to('23', '10'), { unit: house.unit('08'), role: 'CC' }] });
    const { 23: tehran, 10: other } = await house.children(id);
    await close('23', tehran!);
    expect(await house.state(id)).toBe('DISPATCHED');
    await close('10', other!);
    expect(await house.state(id)).toBe('CLOSED');
    const { '08': copy } = await house.children(id);
    expect(await house.open(copy!)).toEqual(['attend.1']);
    await close('08', copy!);
    expect(await house.state(copy!)).toBe('CLOSED');
  });

  it('may go to a post instead of a unit', async () => {
    const id = await letters.sent({ to: [{ post: house.post('23.documents.head') }] });
    const { '23.documents': delivery } = await house.children(id);
    await house.closeTask('23.documents.head', delivery!, 'attend.1', { outcome: 'closed' });
    expect(await house.state(id)).toBe('CLOSED');
  });

  it('goes back to the sender when it is misdirected, who names another unit or leaves it at that', async () => {
    const id = await letters.sent({ to: to('23', '10') });
    const { 23: tehran, 10: other } = await house.children(id);
    const returned = { outcome: 'returned', reason: 'به این استان مربوط نیست' };
    await house.closeTask('23.head', tehran!, 'attend.1', returned);
    expect([await house.state(tehran!), await house.open(id)]).toEqual(['RETURNED', ['returned.1']]);
    expect(await refusal(house.closeTask(from, id, 'returned.1', { outcome: 'resent', unit: house.unit('10') }))).toBe(
      '409 delivery.already_asked',
    );
    await house.closeTask(from, id, 'returned.1', { outcome: 'resent', unit: house.unit('08') });
    expect(await states(id)).toEqual({ '08': 'DELIVERED', 10: 'DELIVERED', 23: 'RETURNED' });
    await house.closeTask('10.head', other!, 'attend.1', returned);
    await house.closeTask(from, id, 'returned.2', { outcome: 'accepted' });
    expect(await house.state(id)).toBe('DISPATCHED');
    const { '08': third } = await house.children(id);
    await close('08', third!);
    expect(await house.state(id)).toBe('CLOSED');
  });

  it('is closed there when the letter that answers it has gone', async () => {
    const { letter, delivery } = await letters.delivered('23');
    const reply = await letters.held({
      from: '23.head',
      signers: ['23.head'],
      to: to('hq.identity'),
      draft: { answers: letter, subject: 'پاسخ' },
    });
    expect(await house.state(delivery)).toBe('DELIVERED');
    await house.passHold();
    expect([await house.state(reply), await house.state(delivery), await house.open(delivery), await house.state(letter)]).toEqual([
      'DISPATCHED',
      'ANSWERED',
      [],
      'CLOSED',
    ]);
    expect(await house.one(`select answers_id from letters where id = $1`, [reply])).toEqual({ answers_id: letter });
  });

  it('that lies at two units of an office is answered for the one that answers', async () => {
    const { letter, delivery } = await letters.delivered('hq.legal', {
      from: '23.head',
      signers: ['23.head'],
      to: to('hq.legal', 'hq.identity', 'hq.resources'),
    });
    const { 'hq.identity': other } = await house.children(letter);
    await letters.sent({ from: 'hq.identity.head', signers: ['hq.identity.head'], to: to('23'), draft: { answers: letter } });
    expect([await house.state(delivery), await house.state(other!)]).toEqual(['DELIVERED', 'ANSWERED']);
    await letters.sent({ from: 'hq.legal.head', signers: ['hq.legal.head'], to: to('23'), draft: { answers: letter } });
    expect([await house.state(delivery), await house.open(delivery)]).toEqual(['ANSWERED', []]);
    expect((await states(letter))['hq.resources']).toBe('DELIVERED');
  });

  it('that was sent on to another office is answered by whoever has the original there, not by who has a copy', async () => {
    const { letter, delivery } = await letters.delivered('23');
    const refer = (code: string, copy: string) =>
      house.act('23.head', `/api/desks/${delivery}/attend.1/referrals`, {
        to: [{ post: house.post(`${code}.head`), purpose: 'FOR_ACTION', copy }],
      });
    const answered = (code: string) =>
      letters.sent({ from: `${code}.head`, signers: [`${code}.head`], to: to('08'), draft: { answers: letter } });
    await refer('2302', 'COPY');
    await refer('2301', 'ORIGINAL');
    await answered('2302');
    expect(await house.state(delivery)).toBe('DELIVERED');
    await answered('2301');
    expect([await house.state(delivery), await house.open(delivery)]).toEqual(['ANSWERED', []]);
  });

  it('is not answered by an office that never had it', async () => {
    const { letter } = await letters.delivered('23');
    expect(await refusal(letters.drafted({ from: '10.head', draft: { answers: letter } }))).toBe('422 letter.related_not_found');
  });
});

describe('a letter taken back', () => {
  it('comes back from where nobody has opened it, with a verdict for each recipient', async () => {
    const id = await letters.sent({ to: to('23', '10', '08') });
    const { 23: tehran } = await house.children(id);
    await house.act('23.head', `/api/desks/${tehran}/attend.1/seen`);
    const key = `recall-${id}`;
    const recall = () => house.act<{ verdicts: { unit: string; recalled: boolean }[] }>(from, `/api/letters/${id}/recall`, undefined, key);
    const { verdicts } = await recall();
    expect(verdicts.filter(({ recalled }) => !recalled).map(({ unit }) => unit)).toEqual([house.unit('23')]);
    expect((await recall()).verdicts).toEqual(verdicts);
    expect(await states(id)).toEqual({ '08': 'RECALLED', 10: 'RECALLED', 23: 'DELIVERED' });
    await close('23', tehran!);
    expect(await house.state(id)).toBe('CLOSED');
    expect(await refusal(house.act('23.head', `/api/letters/${id}/recall`))).toBe('403 auth.forbidden');
  });

  it('is recalled as a whole, here by its signer, when nobody had opened it', async () => {
    const { letter, delivery } = await letters.delivered('23');
    await house.act('hq.identity.head', `/api/letters/${letter}/recall`);
    expect([await house.state(letter), await house.state(delivery), await house.open(delivery)]).toEqual(['RECALLED', 'RECALLED', []]);
    expect(await refusal(house.closeTask('23.head', delivery, 'attend.1', { outcome: 'closed' }))).toBe('409 task.already_closed');
    expect(await refusal(house.act(from, `/api/letters/${await letters.drafted()}/recall`))).toBe('409 letter.nothing_to_recall');
  });

  it.each(['while it is on its way', 'after its end'])(
    'is void with the reason by its secretariat %s: the number stays, the desks are cleared',
    async (when) => {
      const id = await letters.sent({ to: to('23', '10') });
      const { 23: tehran, 10: other } = await house.children(id);
      await close('23', tehran!);
      if (when === 'after its end') await close('10', other!);
      expect(await house.state(id)).toBe(when === 'after its end' ? 'CLOSED' : 'DISPATCHED');
      expect(await refusal(house.act(signer, `/api/letters/${id}/void`, { reason: 'اشتباه' }))).toBe('403 auth.forbidden');
      await house.act(clerk, `/api/letters/${id}/void`, { reason: 'به اشتباه صادر شد' });
      expect([await house.state(id), await house.state(other!), await house.open(other!)]).toEqual([
        'VOIDED',
        when === 'after its end' ? 'CLOSED' : 'CANCELLED',
        [],
      ]);
      expect(await house.one(`select state, reason from numbers where letter_id = $1 and process_id = $1`, [id])).toEqual({
        state: 'VOID',
        reason: 'به اشتباه صادر شد',
      });
      expect(await refusal(house.act(clerk, `/api/letters/${id}/void`, { reason: 'دوباره' }))).toBe('409 letter.not_voidable');
      expect(await house.one(`select closed_at is not null as over from processes where id = $1`, [id])).toEqual({ over: true });
      const next = await letters.sent({ to: to('23') });
      const { gap } = await house.one<{ gap: number }>(
        `select sum(gap)::int as gap from (select max(no) - min(no) + 1 - count(*) as gap from numbers n join books b on b.id = n.book_id where b.office_id = $1 and b.kind = 'INTERNAL' group by n.year) as years`,
        [house.unit('hq')],
      );
      expect([gap, await house.state(next)]).toEqual([0, 'DISPATCHED']);
    },
  );

  it('that has no number is not void but discarded', async () => {
    expect(await refusal(house.act(clerk, `/api/letters/${await letters.submitted()}/void`, { reason: 'نامهٔ بی‌شماره' }))).toBe(
      '409 letter.not_voidable',
    );
  });
});

describe('a circular', () => {
  it('reaches all 514 offices quickly: rows only, no run for a desk that waits for nothing', async () => {
    const units: { id: string }[] = await house.db.query(`select id from units where kind = 'OFFICE'`);
    expect(units).toHaveLength(514);
    const id = await letters.held({
      to: units.map(({ id: unit }) => ({ unit })),
      draft: { kind: 'CIRCULAR', subject: 'بخشنامه ساعات کار' },
    });
    const began = Date.now();
    await house.passHold();
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(
      await house.one(`select count(*)::int as n, count(*) filter (where runs)::int as running from processes where parent_id = $1`, [id]),
    ).toEqual({ n: 514, running: 0 });
    expect(
      await house.one(`select count(*)::int as n from tasks where letter_id = $1 and kind = 'attend' and state = 'open'`, [id]),
    ).toEqual({ n: 514 });
    expect((await house.journal(id)).filter((line) => line.startsWith('done dispatch'))).toHaveLength(9);
    const { 2301: county } = await house.children(id);
    await close('2301', county!);
    expect(await house.state(id)).toBe('DISPATCHED');
  });
});
