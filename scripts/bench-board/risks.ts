import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { DataSource } from 'typeorm';
import { remember } from '../../src/supervision/risk/remember';
import { RiskTeller } from '../../src/supervision/risk/tell-risks';
import { timed } from '../bench/measures';
import type { Line } from '../bench/report';

/** What the chores of risk take, and for how long they hold their process at most. Risk is told of every type, so that its pages are full. */
export async function toldRisks(db: DataSource): Promise<Line[]> {
  const teller = new RiskTeller(db);
  const chore = async (name: string, count: string, run: () => Promise<number>): Promise<Line> => {
    let done = 0;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const took = await timed(async () => (done = await run()));
    delay.disable();
    const note = `${done} ${count}, process held for ${(delay.max / 1e6).toFixed(0)} ms at most`;
    return { name, unit: 's', measured: took / 1000, note };
  };
  const lines = [
    await chore('answers remembered, from nothing', 'questions', () => remember(db)),
    await chore('answers remembered again', 'changed', () => remember(db)),
    await chore('risk and due times compared', 'types better', () => teller.judge()),
  ];
  await db.query(`update risk_verdicts set better = true`);
  lines.push(
    await chore('risk told, with learning', 'questions', () => teller.round()),
    await chore('risk told again', 'changed', () => teller.round()),
  );
  for (const table of ['answer_times', 'inquiry_risks']) await db.query(`vacuum analyze ${table}`);
  return lines;
}
