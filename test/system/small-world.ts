import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { yearOf } from '../../contracts/ids';
import { root } from '../../scripts/launch/places';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { DiskStorage } from '../../src/platform/storage/storage';
import { after, command as commanded, drawn, end, start, task } from '../support/drawn';
import { House } from '../support/house';
import { Letters, usual } from '../support/letters';
import { startTestServices, stopTestServices } from '../support/services';

const DAY = 86_400_000;

/** Letters and inquiries, one in every state in which something may wait. */
export interface SmallWorld {
  house: House;
  drafted: string;
  submitted: string;
  held: string;
  atClerk: string;
  sent: string;
  /** passed on with a deadline, so a run watches over it */
  delivery: string;
  /** lies on a desk as rows only */
  quiet: string;
  returned: string;
  closed: string;
  inquiry: string;
  /** a unit that is asked and has said nothing; the heads above it have been told */
  silent: string;
  extending: string;
  concluding: string;
  /** waits at a step of its route, with a clock */
  onRoute: string;
  /** its route ended with it */
  givenUp: string;
  file: { sha256: string };
  shut(): Promise<void>;
}

export async function smallWorld(): Promise<SmallWorld> {
  await startTestServices();
  const house = await House.open();
  const letters = new Letters(house);
  const units = (...codes: string[]) => codes.map((code) => ({ unit: house.unit(code) }));
  const question = (rule: object, ...codes: string[]) =>
    letters.sent({
      to: units(...codes),
      draft: { kind: 'INQUIRY', inquiry: { type: 'ADMINISTRATIVE', within: { unit: 'WORKING_DAY', amount: 2 }, ...rule } },
    });

  const { onRoute, givenUp } = await onRoutes(house, letters);

  // Days ago five units were asked; one kept silent until the heads above it were told.
  const first = await question({ rule: 'ALL' }, '23', '01', '02', '03', '04');
  const { inquiry } = await house.children(first);
  const asked = await house.children(inquiry!);
  await house.moveClock(9 * DAY);
  await house.act('04.head', `/api/respondents/${asked['04']}/tasks/answer.1`, { outcome: 'answered', fields: { answer: 'بله' } });
  await house.act('03.head', `/api/respondents/${asked['03']}/tasks/answer.1`, { outcome: 'returned', reason: 'مربوط به ما نیست' });
  await house.act('02.head', `/api/respondents/${asked['02']}/tasks/answer.1`, {
    outcome: 'redirected',
    unit: house.unit('05'),
    reason: 'پرونده آنجاست',
  });
  await house.act('01.head', `/api/respondents/${asked['01']}/tasks/answer.1/extension`, {
    within: { unit: 'WORKING_DAY', amount: 9 },
    reason: 'بایگانی راکد',
  });
  const { '05': waiting } = await house.children(inquiry!);
  await house.act('05.head', `/api/respondents/${waiting}/tasks/answer.1/info`, { reason: 'شمارهٔ پرونده را بگویید' });
  const second = await question({ rule: 'ANY' }, '06', '07');
  const { inquiry: concluding } = await house.children(second);
  await house.act('06.head', `/api/respondents/${(await house.children(concluding!))['06']}/tasks/answer.1`, {
    outcome: 'answered',
    fields: { answer: 'خیر' },
  });

  const closed = await letters.sent();
  await house.closeTask('23.head', (await house.children(closed))['23']!, 'attend.1', { outcome: 'closed' });
  const sent = await letters.sent({ to: units('23', '08'), reviewers: [usual.reviewer] });
  const { 23: delivery, '08': quiet } = await house.children(sent);
  await house.act('23.head', `/api/desks/${delivery}/attend.1/seen`);
  await house.act('23.head', `/api/desks/${delivery}/attend.1/referrals`, { to: [{ post: house.post('23.assistant'), withinDays: 5 }] });
  const returned = await letters.sent({ to: units('09') });
  await house.closeTask('09.head', (await house.children(returned))['09']!, 'attend.1', {
    outcome: 'returned',
    reason: 'اشتباه فرستاده شده',
  });
  const outside = { to: [{ outside: 'شهرداری تهران' }] };
  const atClerk = await letters.sent(outside);
  await house.closeTask('hq.secretariat', await letters.sent(outside), 'register.1', { outcome: 'registered' });
  await letters.submitted({ reviewers: [] });

  const drafted = await letters.drafted();
  const file = await new DiskStorage(house.config.STORAGE_DIR).put(Readable.from([Buffer.from('a scanned page')]), 1e6);
  await house.db.query(
    `insert into attachments (year, letter_id, id, sha256, name, mime, size, added_by) select $1, $2, gen_random_uuid(), $3, 'page.pdf', 'application/pdf', $4, drafter_id from letters where id = $2`,
    [yearOf(drafted), drafted, file.sha256, file.size],
  );
  const submitted = await letters.submitted();
  const held = await letters.held();
  return {
    house,
    drafted,
    submitted,
    held,
    atClerk,
    sent,
    delivery: delivery!,
    quiet: quiet!,
    returned,
    closed,
    onRoute,
    givenUp,
    inquiry: inquiry!,
    concluding: concluding!,
    file,
    silent: asked['23']!,
    extending: asked['01']!,
    shut: async () => {
      await house.shut();
      await stopTestServices();
    },
  };
}

/** Two letters of a unit of its own, on a route with a step, a far clock and an end. */
async function onRoutes(house: House, letters: Letters): Promise<{ onRoute: string; givenUp: string }> {
  const file = drawn(
    [start(), end(), task('look', 'signers'), after('late', 'look', 'PT2000H'), commanded('gone', 'letter.discard')],
    ['s > look', 'look > gone', 'late > gone', 'gone > e'],
  );
  const office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
  await office.publish('کنار گذاشتن', file, { letterKind: 'LETTER', unit: house.unit('23.identity'), from: '2020-01-01' });
  const journey = { from: '23.identity.expert1', reviewers: [], signers: ['23.identity.head'] };
  const [onRoute, givenUp] = [await letters.submitted(journey), await letters.submitted(journey)];
  await house.closeTask('23.identity.head', givenUp, (await house.open(givenUp))[0]!, { outcome: 'done' });
  return { onRoute, givenUp };
}

/** Runs `npm run <name>` for this office, as a person at a terminal would. */
export function command(
  { config }: House,
  name: string,
  ...parameters: string[]
): Promise<{ code: number | null; said: string; errors: string }> {
  const { NODE_OPTIONS: _, ...outside } = process.env;
  const { DATABASE_URL, TEMPORAL_ADDRESS, TASK_QUEUE, STORAGE_DIR } = config;
  const child = spawn(process.execPath, ['-r', join(root, 'test/support/register.js'), join(root, `scripts/${name}.ts`), ...parameters], {
    env: { ...outside, DATABASE_URL, TEMPORAL_ADDRESS, TASK_QUEUE, STORAGE_DIR },
  });
  let said = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, said, errors })));
}
