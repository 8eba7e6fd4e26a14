import type { LetterDocument } from '../../../contracts/document';
import type { AdminPerson, AdminPost, AdminUnit, PersonWithPassword } from '../../../contracts/org-admin';
import type { CartablePage, CartableRow } from '../../../contracts/cartable';
import { agree, draft, submit, write, type Plan } from '../../../scripts/people/letters';
import { OfficePeople, until, whenOpen, type Seat } from '../../../scripts/people/office';
import { inFieldsOf, payloads } from './payloads';

/** An office whose names, letters and remarks are all hostile, and a person of it at whose desk everything can be seen. */
export interface HostileOffice {
  mark: string;
  username: string;
  password: string;
  unit: string;
  person: string;
  post: string;
  /** carries every payload in its text, files, recipients, reasons; answers another one and is asked about */
  letter: string;
  /** came to the desk, with every payload in its text */
  received: string;
  inquiry: string;
  draft: string;
}

const COUNTY = '2901';
const SMALL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Every payload a paragraph of its own, in the text, in a heading, a list and a table. */
const document = (mark: string): LetterDocument => {
  const paragraphs = payloads.map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }));
  const cells = paragraphs.slice(0, 4).map((paragraph) => ({ type: 'tableCell' as const, content: [paragraph] }));
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: mark }] },
      ...paragraphs,
      { type: 'bulletList', content: paragraphs.map((paragraph) => ({ type: 'listItem' as const, content: [paragraph] })) },
      { type: 'table', content: [{ type: 'tableRow', content: cells }] },
    ],
  };
};

export async function openHostileOffice(office: OfficePeople): Promise<HostileOffice> {
  const mark = `یورش${Date.now() % 10_000_000}`;
  const code = `h${mark.slice(4)}`;
  const [admin, clerk, writer, signer, county] = (await office.all([
    'admin',
    `${COUNTY}.secretariat`,
    'hq.identity.expert1',
    'hq.identity.head',
    `${COUNTY}.head`,
  ])) as [Seat, Seat, Seat, Seat, Seat];
  const names = inFieldsOf(200, mark);
  const units = await all(names, (name, i) =>
    admin.person.post<AdminUnit>('/api/admin/units', {
      code: `${COUNTY}.${code}.u${i}`,
      name,
      shortName: inFieldsOf(80, mark)[i],
      kind: 'DEPARTMENT',
      parent: county.unit,
    }),
  );
  const posts = await all(names, (title, i) =>
    admin.person.post<AdminPost>('/api/admin/posts', {
      code: `${COUNTY}.${code}.u${i}.head`,
      unit: units[i]!.id,
      title,
      kind: 'HEAD',
      rank: 0,
      maySign: true,
    }),
  );
  const people = await all(inFieldsOf(120, mark), (name, i) =>
    admin.person.post<PersonWithPassword>('/api/admin/people', { username: `${code}.p${i}`, name, clearance: 'SECRET' }),
  );
  await all(posts, ({ id }, i) => admin.person.post('/api/org/assignments', { post: id, person: people[i]!.person.id, kind: 'HOLDER' }));
  const seats = await Promise.all(people.slice(0, 3).map(({ person, password }) => sitDown(office.baseUrl, person, password!)));
  const [self, other, third] = seats as [Seat, Seat, Seat];

  const [letter, received, inquiry, draftId] = await Promise.all([
    sendFrom(self, other, mark),
    receive(writer, signer, self, [other, third], mark),
    ask(self, other, mark),
    keepDrafts(self, mark),
  ]);
  await all(inFieldsOf(300, mark), (name, i) =>
    clerk.person.post('/api/letters/incoming', {
      post: clerk.post,
      subject: inFieldsOf(300, mark)[i],
      body: payloads.join('\n'),
      sender: { name, number: `${code}/${i}`, date: '2026-11-20' },
      recipients: [{ unit: self.unit }],
    }),
  );
  await all(inFieldsOf(120, mark), (title, i) =>
    self.person.post('/api/templates', {
      post: self.post,
      title,
      ...(i % 2
        ? { kind: 'PHRASE', text: payloads.join(' ').slice(0, 2000) }
        : { kind: 'LETTER', subject: title, document: document(mark) }),
    }),
  );
  await all(payloads.slice(0, 50), (name) => self.person.post('/api/me/views', { name, folder: 'received', filters: {} }));
  return {
    mark,
    username: people[0]!.person.username,
    password: people[0]!.password!,
    unit: units[0]!.id,
    person: people[0]!.person.id,
    post: posts[0]!.id,
    letter,
    received,
    inquiry,
    draft: draftId,
  };
}

/** Sent back once with a reason; goes to another hostile unit and to everybody outside; carries files. */
async function sendFrom(self: Seat, other: Seat, mark: string): Promise<string> {
  const plan: Plan = {
    drafter: self,
    signers: [other],
    subject: inFieldsOf(300, mark)[0]!,
    body: '',
    document: document(mark),
    recipients: [{ unit: other.unit }, ...inFieldsOf(300, mark).map((outside) => ({ outside }))],
    applicant: { name: inFieldsOf(120, mark)[0]! },
  };
  const { processId } = await draft(plan);
  for (const name of inFieldsOf(180, mark)) await attach(self, processId, `${name}.png`);
  await submit(processId, plan);
  const reason = inFieldsOf(2000, mark)[0]!;
  await whenOpen(() => other.person.post(`/api/letters/${processId}/tasks/sign.1.1`, { outcome: 'returned', reason }, { wait: 3 }));
  await submit(processId, plan, { round: 2 });
  await agree(processId, plan, { round: 2 });
  return processId;
}

/** A letter on the desk, sent on to two colleagues with instructions, with remarks in its margin. */
async function receive(writer: Seat, signer: Seat, self: Seat, colleagues: Seat[], mark: string): Promise<string> {
  const subject = inFieldsOf(300, mark)[1]!;
  const opened = await write({
    drafter: writer,
    signers: [signer],
    subject,
    body: '',
    document: document(mark),
    recipients: [{ unit: self.unit }],
  });
  const row = await rowOf(self, opened.processId);
  const instructions = inFieldsOf(2000, mark);
  await self.person.post(`/api/desks/${row.process.id}/${row.key}/referrals`, {
    to: colleagues.map(({ post }, i) => ({ post, copy: 'COPY', instruction: instructions[i % instructions.length] })),
  });
  for (const text of instructions) await self.person.post(`/api/letters/${opened.processId}/notes`, { post: self.post, text });
  return opened.processId;
}

/** A question to a hostile unit, answered with every payload. */
async function ask(self: Seat, other: Seat, mark: string): Promise<string> {
  const plan: Plan = {
    drafter: self,
    signers: [self],
    subject: inFieldsOf(300, mark)[2]!,
    body: payloads.join('\n'),
    kind: 'INQUIRY',
    inquiry: { type: 'ADMINISTRATIVE', within: { unit: 'WORKING_DAY', amount: 3 } },
    recipients: [{ unit: other.unit }],
  };
  const { processId } = await write(plan);
  const row = await rowOf(other, processId);
  const text = payloads.join('\n');
  await other.person.post(`/api/respondents/${row.process.id}/tasks/${row.key}/partial`, { fields: {}, text });
  const reason = inFieldsOf(2000, mark)[0]!;
  await other.person.post(`/api/respondents/${row.process.id}/tasks/${row.key}/extension`, {
    within: { unit: 'WORKING_DAY', amount: 1 },
    reason,
  });
  return processId;
}

async function keepDrafts(self: Seat, mark: string): Promise<string> {
  const drafts = await all(inFieldsOf(300, mark), (subject) =>
    draft({ drafter: self, signers: [], subject, body: payloads.join('\n'), recipients: [{ unit: self.unit }] }),
  );
  return drafts[0]!.processId;
}

const rowOf = (at: Seat, id: string): Promise<CartableRow> =>
  until(
    'the letter comes',
    async () => (await at.person.get<CartablePage>('/api/cartable?limit=100')).items.find(({ letter, open }) => open && letter.id === id),
    60_000,
  );

async function attach(seat: Seat, letter: string, name: string): Promise<void> {
  await seat.person.upload(`/api/letters/${letter}/attachments?name=${encodeURIComponent(name)}`, SMALL, 'image/png');
}

async function sitDown(baseUrl: string, { username }: AdminPerson, password: string): Promise<Seat> {
  return new OfficePeople(baseUrl, password).at(username);
}

/** Some at a time: an office of one process is not to be run down. */
async function all<T, R>(items: readonly T[], act: (item: T, i: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const turns = items.map((item, i) => async () => (results[i] = await act(item, i)));
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let turn = turns.shift(); turn; turn = turns.shift()) await turn();
    }),
  );
  return results;
}
