import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officeWeek } from '../../src/calendar/seed-calendar';
import type { DirectoryFacts, Facts } from '../../src/routing/feel/facts';
import { draw } from '../../src/routing/trial/chance';
import { root } from '../launch/places';
import { endOfWork, type Past, type PastWork } from '../../src/routing/trial/past';
import type { CalendarLayer } from '../../contracts/working-calendar';
import { workingCalendar } from '../../contracts/working-calendar';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.parse('2026-01-03T04:00:00Z'); // a Saturday at 07:30

export const layers = [{ name: 'nation', weeks: [officeWeek], exceptions: [] }] as unknown as CalendarLayer[];
export const calendar = workingCalendar(layers);

const cases = join(root, 'data/routes/cases');
export const directory = JSON.parse(readFileSync(join(cases, 'directory.json'), 'utf8')) as DirectoryFacts;
export const facts: Facts = { version: 'past', directory, calendar: layers };

/** One who reviews three hours a letter, and is asked by nobody so far. */
export const NARROW = 'hq.legal.disputes.head';
const offices = [
  { sender: '21.records.expert1', unit: '21.records', reviewers: ['21.records.head'], signers: ['21.head'], province: '21' },
  { sender: '21.records.expert2', unit: '21.records', reviewers: ['21.identity.head'], signers: ['21.head'], province: '21' },
  { sender: '2101.expert1', unit: '2101', reviewers: ['2101.deputy'], signers: ['2101.head'], province: '21' },
  {
    sender: 'hq.legal.affairs.expert1',
    unit: 'hq.legal.affairs',
    reviewers: ['hq.legal.affairs.head'],
    signers: ['hq.legal.head'],
    province: null,
  },
];

/** Letters of three months in the organisation of the cases, as they went by the list of their drafters: reviewed within an hour or so, signed within half of one. */
export function pastOf(letters: number, seed: number): Past {
  const past: Past = { from: FROM, to: FROM + 90 * DAY, letters: [], work: [], posts: {} };
  for (const post of Object.keys(directory.posts)) past.posts[post] = post;
  for (const [unit, { head }] of Object.entries(directory.units)) if (head) past.posts[unit] = head;
  for (let n = 0; n < letters; n++) {
    const { province, ...who } = offices[n % offices.length]!;
    const at = endOfWork(calendar, FROM + (n / letters) * 80 * DAY, draw(seed, `${n} begins`) * 3 * HOUR);
    const reviewed = endOfWork(calendar, at, (0.5 + draw(seed, `${n} reviews`)) * HOUR);
    const signed = endOfWork(calendar, reviewed, (0.2 + 0.6 * draw(seed, `${n} signs`)) * HOUR);
    const id = `letter-${n}`;
    const of = (post: string, kind: string, outcome: string, opened: number, closed: number): PastWork => ({
      ...{ post, kind, outcome, opened, closed, unit: directory.posts[post]!.unit },
      ...{ due: null, isStep: true },
    });
    past.work.push(of(who.reviewers[0]!, 'review', 'approved', at, reviewed), of(who.signers[0]!, 'sign', 'signed', reviewed, signed));
    past.letters.push({
      ...{ id, at, numbered: signed, closed: signed + DAY, province, clerk: null, answered: 0, asked: 0 },
      variables: {
        ...{ letterId: id, kind: 'LETTER', inquiryType: null, classification: 'UNCLASSIFIED', priority: 'NORMAL', ...who },
        ...{ office: province ?? 'hq', recipients: ['hq'], copies: [], outside: false, outcome: null },
      },
    });
  }
  // what the narrow one has done so far, elsewhere: a file each fortnight
  for (let n = 0; n < 6; n++) {
    const opened = FROM + n * 14 * DAY;
    const closed = endOfWork(calendar, opened, 3 * HOUR);
    past.work.push({
      post: NARROW,
      unit: 'hq.legal.disputes',
      kind: 'review',
      outcome: 'approved',
      opened,
      closed,
      due: null,
      isStep: false,
    });
  }
  past.letters.sort((a, b) => a.at - b.at);
  return past;
}
