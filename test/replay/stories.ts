import { join } from 'node:path';
import type { LetterRouteView } from '../../contracts/letter-routes';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { Mover } from '../../src/routing/migrations/mover';
import { after, choice, command, drawn, end, start, task } from '../support/drawn';
import { Inquiries } from '../support/inquiries';
import type { House } from '../support/house';
import { Letters, usual } from '../support/letters';

/** A story through whole processes. @returns the processes it went through, by the name under which their history is kept */
type Story = (house: House) => Promise<Record<string, string>>;

const DAY = 86_400_000;
const { from, reviewer, signer, clerk } = usual;
const to = (house: House, ...units: string[]) => units.map((unit) => ({ unit: house.unit(unit) }));

/** Every kind of process in its main forms. What is added to a procedure is told here and recorded: `npm run record:histories`. */
export const stories: Record<string, Story> = {
  'is agreed on, taken back, signed again and sent': async (house) => {
    const letters = new Letters(house);
    const id = await letters.submitted({ reviewers: [reviewer, 'hq.legal.head'], signers: [signer, 'hq.president'], to: to(house, '23', '10') });
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'approved', version: 1 });
    await house.closeTask('hq.legal.head', id, 'review.1.2', { outcome: 'edited', version: 1, body: 'با احترام' });
    await house.closeTask(signer, id, 'sign.1.1', { outcome: 'signed', version: 2 });
    await house.closeTask('hq.president', id, 'sign.1.2', { outcome: 'signed', version: 2 });
    await house.act('hq.president', `/api/letters/${id}/take-back`);
    await house.closeTask('hq.president', id, 'sign.1.2.1', { outcome: 'signed', version: 2 });
    await house.passHold();
    for (const [unit, delivery] of Object.entries(await house.children(id))) await house.closeTask(`${unit}.head`, delivery, 'attend.1', { outcome: 'closed' });
    return { 'letter-sent': id };
  },

  'is returned, written again, misdirected and sent on': async (house) => {
    const letters = new Letters(house);
    const id = await letters.submitted({ to: to(house, '23', '10') });
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'returned', reason: 'ناقص است' });
    await letters.submit(id, { round: 2, reviewers: [] });
    await house.closeTask(signer, id, 'sign.2.1', { outcome: 'signed', version: 1 });
    await house.passHold();
    const { 23: one, 10: other } = await house.children(id);
    await house.closeTask('23.head', one!, 'attend.1', { outcome: 'returned', reason: 'مربوط نیست' });
    await house.closeTask('10.head', other!, 'attend.1', { outcome: 'returned', reason: 'مربوط نیست' });
    await house.closeTask(from, id, 'returned.1', { outcome: 'resent', unit: house.unit('08') });
    await house.closeTask(from, id, 'returned.2', { outcome: 'accepted' });
    await house.closeTask('08.head', (await house.children(id))['08']!, 'attend.1', { outcome: 'closed' });
    return { 'letter-misdirected': id };
  },

  'is rejected': async (house) => {
    const id = await new Letters(house).submitted();
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'rejected', reason: 'لازم نیست' });
    return { 'letter-discarded': id };
  },

  'is void on its way, and after its end': async (house) => {
    const letters = new Letters(house);
    const { letter: underWay } = await letters.delivered('23');
    await house.act(clerk, `/api/letters/${underWay}/void`, { reason: 'اشتباه' });
    const { letter: over, delivery } = await letters.delivered('10');
    await house.closeTask('10.head', delivery, 'attend.1', { outcome: 'closed' });
    await house.act(clerk, `/api/letters/${over}/void`, { reason: 'اشتباه' });
    return { 'letter-void': underWay, 'letter-void-after-its-end': over };
  },

  'goes to outside and comes from there': async (house) => {
    const letters = new Letters(house);
    const outgoing = await letters.sent({ to: [{ outside: 'شهرداری تهران' }] });
    await house.closeTask(clerk, outgoing, 'register.1', { outcome: 'registered' });
    await house.closeTask(clerk, outgoing, 'dispatch.1', { outcome: 'dispatched', method: 'COURIER' });
    const { processId: incoming } = await house.act(clerk, '/api/letters/incoming', {
      post: house.post(clerk), subject: 'شکایت', sender: { name: 'دیوان', number: '۱۲', date: '2025-06-01' }, recipients: to(house, 'hq.legal') });
    await house.closeTask('hq.legal.head', (await house.children(incoming))['hq.legal']!, 'attend.1', { outcome: 'closed' });
    return { 'letter-outgoing': outgoing, 'letter-incoming': incoming };
  },

  'is referred with a deadline, and answered': async (house) => {
    const letters = new Letters(house);
    const { letter, delivery } = await letters.delivered('23');
    const { keys } = await house.act<{ keys: string[] }>('23.head', `/api/desks/${delivery}/attend.1/referrals`, { to: [{ post: house.post('23.documents.head'), withinDays: 1 }] });
    await house.moveClock(10 * DAY);
    await house.closeTask('23.documents.head', delivery, keys[0]!, { outcome: 'returned', reason: 'مربوط نیست' });
    await letters.sent({ from: '23.head', signers: ['23.head'], to: to(house, 'hq.identity'), draft: { answers: letter } });
    return { 'delivery-answered': delivery };
  },

  'is asked of all, with every turn a unit may take': async (house) => {
    const inquiries = new Inquiries(house);
    const { inquiry, at } = await inquiries.asked(['23', '10', '08', '04']);
    await house.act('23.head', `/api/respondents/${at[23]}/tasks/answer.1/extension`, { within: { unit: 'WORKING_DAY', amount: 3 }, reason: 'تعمیر بایگانی' });
    await house.closeTask(from, at[23]!, 'extension.1', { outcome: 'granted' });
    await house.act('23.head', `/api/respondents/${at[23]}/tasks/answer.1/partial`, { fields: {}, text: 'بخشی از پاسخ' });
    await inquiries.answer('23', at[23]!);
    await house.act(from, `/api/respondents/${at[23]}/ask-again`, { reason: 'ناقص است' });
    await inquiries.redirect('10', at[10]!, '2301');
    await inquiries.giveBack('08', at['08']!);
    await house.closeTask(from, inquiry, 'retarget.2', { outcome: 'resent', unit: house.unit('03') }).catch(() => house.closeTask(from, inquiry, 'retarget.3', { outcome: 'resent', unit: house.unit('03') }));
    await house.moveClock(20 * DAY);
    const children = await house.children(inquiry);
    await inquiries.answer('23', at[23]!, 2);
    await inquiries.answer('2301', children[2301]!);
    await inquiries.answer('03', children['03']!);
    await inquiries.answer('04', at['04']!);
    await inquiries.conclude(inquiry);
    return { 'inquiry-all': inquiry, 'respondent-asked-again': at[23]!, 'respondent-redirected': at[10]!, 'respondent-returned': at['08']!, 'respondent-late': at['04']! };
  },

  'waits for its asker twice, and is answered while it waits again': async (house) => {
    const inquiries = new Inquiries(house);
    const { at } = await inquiries.asked(['23']);
    const id = at[23]!;
    for (const n of [1, 2]) {
      await house.act('23.head', `/api/respondents/${id}/tasks/answer.1/info`, { reason: 'کدام سال؟' });
      await house.moveClock(DAY);
      await house.closeTask(from, id, `info.${n}`, { outcome: 'supplied', text: 'سال گذشته' });
    }
    await house.act('23.head', `/api/respondents/${id}/tasks/answer.1/info`, { reason: 'کدام ماه؟' });
    await inquiries.answer('23', id);
    return { 'respondent-waits': id };
  },

  'is asked of any, and of whom the asker decides': async (house) => {
    const inquiries = new Inquiries(house);
    const any = await inquiries.asked(['23', '10'], { rule: 'ANY' });
    await inquiries.answer('23', any.at[23]!);
    await inquiries.conclude(any.inquiry);
    const decides = await inquiries.asked(['23', '10'], { rule: 'REQUESTER_DECIDES' });
    await inquiries.answer('23', decides.at[23]!);
    await inquiries.conclude(decides.inquiry);
    const withdrawn = await inquiries.asked(['23']);
    await house.act(from, `/api/inquiries/${withdrawn.inquiry}/withdraw`, { reason: 'دیگر لازم نیست' });
    return { 'inquiry-any': any.inquiry, 'respondent-cancelled': any.at[10]!, 'inquiry-decided': decides.inquiry, 'inquiry-withdrawn': withdrawn.inquiry };
  },

  'is lost on its way, and finds its place': async (house) => {
    const letters = new Letters(house);
    const id = await letters.held({ reviewers: [reviewer] });
    await house.lose(id);
    await house.passHold();
    return { 'letter-begun-anew': id };
  },

  'is a route, rehearsed': async (house) => {
    const office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
    const rehearsed = async (name: string) => (await office.conform(join(__dirname, '../routes/cases', `${name}.json`))).process!;
    return {
      'rehearsal-timers': await rehearsed('r024-boundary-timer-cycle'),
      'rehearsal-incident': await rehearsed('r005-exclusive-no-match-incident'),
      'rehearsal-quorum': await rehearsed('p006-quorum-approve-or-block'),
    };
  },
  // The last: letters of that unit take the route from here on.
  'goes a drawn route: returned, taken back, timed, stuck, moved to the next version, and sent': async (house) => {
    const office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
    const [drafter, head, reader] = ['23.identity.expert1', '23.identity.head', '23.documents.head'] as const;
    const elements = [
      start(), end(), end('e2'), task('look', '[place]'), after('late', 'look', 'PT2H', false), command('tell', 'letter.notify', { to: 'sender' }),
      task('sign', 'signers', { form: 'letter.sign' }), choice('well'), command('back', 'letter.return'), command('number', 'letter.register'), command('send', 'letter.dispatch'), command('all', 'letter.await'),
    ];
    const flows = ['s > look', 'late > tell', 'tell > e2', 'look > sign', 'sign > well', 'well > back if outcome = "returned"', 'well > number else', 'back > sign', 'number > send', 'send > all', 'all > e'];
    const scope = { letterKind: 'LETTER', unit: house.unit('23.identity'), from: '2020-01-01' };
    const { id: route } = await office.publish('مسیر', drawn(elements, flows), scope);
    const letters = new Letters(house);
    const letter = await letters.submitted({ from: drafter, reviewers: [], signers: [head], to: to(house, '10') });
    const repair = (body: object) => house.act('admin', `/api/admin/letters/${letter}/route/repairs`, body);
    const open = async (kind: string) => (await house.open(letter)).find((key) => key.startsWith(`${kind}.`))!;
    const { incidents } = await (await house.person('admin')).get<LetterRouteView>(`/api/admin/letters/${letter}/route`);
    await repair({ kind: 'retried', incident: incidents[0]!.id, variables: { place: house.post(reader) } });
    await house.act(reader, `/api/desks/${letter}/${await open('step')}/referrals`, { to: [{ post: house.post(head) }] });
    await house.moveClock(3 * 3_600_000);
    await house.closeTask(reader, letter, await open('step'), { outcome: 'done' });
    await house.closeTask(head, letter, await open('sign'), { outcome: 'returned', reason: 'تاریخ ندارد' });
    await office.publishNext(route, 2, drawn([...elements.filter((element) => !element.includes('"e"')), end(), task('after', 'signers')], [...flows.slice(0, -1), 'all > after', 'after > e']));
    await (await house.person('admin')).post(`/api/admin/routes/${route}/versions/2/migrations`, { from: 1, dryRun: false });
    await new Mover(house.db).round(20_000);
    await house.closeTask(drafter, letter, await open('draft'), { outcome: 'submitted', version: 1, reviewers: [], signers: [house.post(head)] });
    await house.closeTask(head, letter, await open('sign'), { outcome: 'signed', version: 1 });
    await house.act(head, `/api/letters/${letter}/take-back`, {});
    await house.closeTask(head, letter, await open('sign'), { outcome: 'signed', version: 1 });
    await house.passHold();
    await house.closeTask('10.head', (await house.children(letter))['10']!, 'attend.1', { outcome: 'closed' });
    await house.closeTask(head, letter, await open('step'), { outcome: 'done' });
    return { 'letter-on-a-route': letter };
  },
};
