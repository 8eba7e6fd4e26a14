import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY } from '../../contracts/tehran-time';
import { CalendarLayer, workingCalendar } from '../../contracts/working-calendar';
import { officeWeek } from '../../src/calendar/seed-calendar';
import type { Comparison, Order } from '../../src/supervision/risk/compare';
import { heldOut } from '../../src/supervision/risk/held-out';
import { workingClock } from '../../src/supervision/risk/working-clock';
import { randomNumbers } from '../sla/random-cases';
import { Chance } from './chance';
import { daysFrom, firstDay, historyOf, type World } from './worlds';

/** One world and seed: what the office shows, and the same without regard to how far a question has come. */
export interface Evaluated {
  questions: number;
  risk: Comparison;
  withoutStage: Comparison;
}

export const calendar = workingCalendar([
  CalendarLayer.parse({
    name: 'کشور',
    weeks: [officeWeek],
    exceptions: readFileSync(join(process.cwd(), 'data/iran-holidays-1403-1405.csv'), 'utf8')
      .split('\n')
      .filter((line) => /^14/.test(line))
      .map((line) => ({ from: line.split(',')[1], hours: [] })),
  }),
]);
const clock = workingClock(calendar);
const clockOf = () => clock;

export async function evaluate(world: World, seed: number, quick: boolean): Promise<Evaluated> {
  const random = randomNumbers(seed);
  const smaller = quick ? { ...world, units: Math.ceil(world.units / 2), days: 120 } : world;
  const asked = historyOf(smaller, calendar, firstDay, new Chance(random));
  const slices = {
    first: firstDay * DAY,
    cut: daysFrom(firstDay, Math.floor(smaller.days * 0.75)),
    end: daysFrom(firstDay, smaller.days),
  };
  const of = (usesStage: boolean) => heldOut(asked, slices, clockOf, randomNumbers(seed), usesStage);
  return { questions: asked.length, risk: await of(true), withoutStage: await of(false) };
}

const orders: readonly [string, (found: Evaluated) => Order][] = [
  ['by deadline', ({ risk }) => risk.deadline],
  ['by risk', ({ risk }) => risk.risk],
  ['… without stage', ({ withoutStage }) => withoutStage.risk],
];

/** What people read of one world: each figure as the mean of the seeds, with the least and the most. */
export function summaryOf({ name, says }: World, found: readonly Evaluated[]): string {
  const [first] = found;
  const shown = found.filter(({ risk }) => risk.better).length;
  const share = mean(found.map(({ risk }) => risk.missed / risk.looked));
  return [
    `${name}: ${says}`,
    `  ${first!.questions} questions, ${first!.risk.looked} looks at open ones, ${(share * 100).toFixed(0)} % of these missed their time`,
    `  ${'order'.padEnd(16)}${['AUC', 'late in first 10 %', 'in first 20 %', 'Brier'].map((each) => each.padStart(24)).join('')}`,
    ...orders.map(
      ([order, of]) =>
        `  ${order.padEnd(16)}${(['auc', 'at10', 'at20', 'brier'] as const).map((each) => spread(found.map((one) => of(one)[each])).padStart(24)).join('')}`,
    ),
    `  gain in AUC ${found.map(({ risk: { gain } }) => `${gain.auc.toFixed(3)} [${gain.low.toFixed(3)}, ${gain.high.toFixed(3)}]`).join('  ')}`,
    `  shown by the office in ${shown} of ${found.length} runs`,
    '  told chance → came true (first seed)',
    `  ${first!.risk.calibration
      .filter(({ looked }) => looked)
      .map(({ looked, told, came }) => `${told.toFixed(2)} → ${came.toFixed(2)} (${looked})`)
      .join('   ')}`,
  ].join('\n');
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
const spread = (values: readonly number[]): string =>
  `${mean(values).toFixed(3)} (${Math.min(...values).toFixed(3)}–${Math.max(...values).toFixed(3)})`;
