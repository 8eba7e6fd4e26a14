import type { CartablePage } from '../../../contracts/cartable';
import { agree, draft, submit, write, type Plan } from '../../../scripts/people/letters';
import { until, type OfficePeople, type Seat } from '../../../scripts/people/office';

/** What the gates look at: addresses of letters in every state, and of places of the chart. */
export interface Table {
  received: string;
  letter: string;
  approve: string;
  answer: string;
  asked: string;
  draft: string;
  unit: string;
  post: string;
  person: string;
  province: string;
  county: string;
}

export const READER = '06.head';
const IMAGE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export async function layTable(office: OfficePeople): Promise<Table> {
  const [writer, signer, reader] = (await office.all(['hq.identity.expert1', 'hq.identity.head', READER])) as [Seat, Seat, Seat];
  const plan = (subject: string): Plan => ({
    drafter: writer,
    signers: [signer],
    subject,
    body: 'با سلام و احترام، برای اقدام فرستاده می‌شود.',
    recipients: [{ unit: reader.unit }],
    priority: 'VERY_URGENT',
    classification: 'CONFIDENTIAL',
  });
  const [received, approve, asked, mine] = await Promise.all([
    withImage(plan('بازبینی شیوه‌نامهٔ کارت هوشمند')),
    upToSigning(plan('ابلاغ شیوه‌نامهٔ دیدنی')),
    write({
      ...plan('استعلام آمار کارکنان'),
      kind: 'INQUIRY',
      inquiry: { type: 'RECORD_AUTHENTICITY', within: { unit: 'WORKING_DAY', amount: 2 } },
    }).then(({ processId }) => processId),
    draft({ ...plan('پاسخ به نامهٔ ستاد'), drafter: reader, recipients: [{ unit: writer.unit }], classification: 'UNCLASSIFIED' }).then(
      ({ processId }) => processId,
    ),
  ]);
  const row = (seat: Seat, letter: string, folder: string) =>
    until(
      'the letter comes',
      async () => {
        const { items } = await seat.person.get<CartablePage>('/api/cartable?limit=100');
        const found = items.find((item) => item.letter.id === letter);
        return found && `/cartable/${folder}/${letter}?task=${found.process.id}~${found.key}`;
      },
      60_000,
    );
  const [letter, signing, answer] = await Promise.all([
    row(reader, received, 'received'),
    row(signer, approve, 'approve'),
    row(reader, asked, 'inquiries'),
  ]);
  const detail = await reader.person.get<{ posts: { id: string; holders: { personId: string }[] }[]; officeId: string; parentId: string }>(
    `/api/org/units/${reader.unit}`,
  );
  return {
    received,
    letter,
    approve: signing,
    answer,
    asked,
    draft: mine,
    unit: reader.unit,
    post: detail.posts[0]!.id,
    person: detail.posts[0]!.holders[0]!.personId,
    province: '06',
    county: reader.unit,
  };
}

async function withImage(plan: Plan): Promise<string> {
  const { processId } = await draft(plan);
  await plan.drafter.person.upload(`/api/letters/${processId}/attachments?name=${encodeURIComponent('کارت.png')}`, IMAGE, 'image/png');
  await submit(processId, plan);
  await agree(processId, plan);
  return processId;
}

async function upToSigning(plan: Plan): Promise<string> {
  const { processId } = await draft(plan);
  await submit(processId, plan);
  return processId;
}
