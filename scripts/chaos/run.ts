import { setTimeout as pause } from 'node:timers/promises';
import { loadConfig } from '../../config/env';
import { examine } from '../../src/audit/examination';
import { usernames, readDirectory, signIn } from './cast';
import { Chance } from './chance';
import { type Fault, Faults, faultsOf } from './faults';
import { asked } from './inquiry-plots';
import { Ledger } from './ledger';
import { letterPlots } from './letter-plots';
import type { OwnSystem } from './own-system';
import { Patience } from './patience';
import { Play } from './play';
import { Player } from './player';
import { contradictions, leftUnderWay } from './verdict';

export interface ChaosOptions {
  letters: number;
  faults: number;
  seed: number;
  /** how many stories are told side by side */
  atOnce: number;
  /** how long something may take after the last fault */
  patienceMs: number;
}

export interface ChaosReport {
  seed: number;
  letters: number;
  plots: Record<string, number>;
  faults: Record<string, number>;
  acknowledged: number;
  refused: Record<string, number>;
  retries: number;
  longestStallMs: number;
  longestStall: string;
  seconds: { driving: number; settling: number };
  wrong: string[];
}

const INQUIRIES = 0.25;
const strands = { plots: 0, faults: 1, moments: 2, firstPlay: 10, firstPlayer: 1_000_000 };

/** Letters and inquiries through their whole life, while the system is broken again and again under them. */
export async function runChaos(
  system: OwnSystem,
  { letters, faults: count, seed, atOnce, patienceMs }: ChaosOptions,
  say: (line: string) => void,
): Promise<ChaosReport> {
  const ledger = new Ledger();
  const patience = new Patience(patienceMs);
  const directory = await readDirectory(system.databaseUrl);
  const people = await signIn(usernames, system.apis[0]!);
  const players = new Map(
    Array.from(people, ([name, person], n) => [
      name,
      new Player(
        name,
        system.apis.map((api) => person.at(api)),
        new Chance(seed, strands.firstPlayer + n),
        ledger,
        patience,
      ),
    ]),
  );
  const plots = plotsOf(letters, new Chance(seed, strands.plots));
  const plays = plots.map((_, n) => new Play(new Chance(seed, strands.firstPlay + n), directory, (name) => players.get(name)!));

  const began = Date.now();
  const faults = new Faults(system, new Chance(seed, strands.faults), say);
  const due = faultsOf(count, new Chance(seed, strands.moments));
  const wrong: string[] = [];
  let told = 0;
  const breaking = breakThings(faults, due, () => told / letters, patience);
  await sideBySide(plots, atOnce, async ({ name, tell }, n) => {
    await tell(plays[n]!).catch((error: Error) => wrong.push(`story ${n} (${name}): ${error.message}`));
    told += 1;
    if (told % 50 === 0) say(`• ${told} of ${letters} letters`);
  });
  await breaking;
  const settled = Date.now();
  wrong.push(...(await leftUnderWay(system.databaseUrl, patienceMs)));
  const seconds = { driving: (settled - began) / 1000, settling: (Date.now() - settled) / 1000 };
  wrong.push(
    ...faults.endedByThemselves(),
    ...(await contradictions(system.databaseUrl, ledger, plays)),
    ...(await brokenPromises(system)),
  );
  const longest = ledger.longest;
  return {
    seed,
    letters,
    plots: tally(plots.map(({ name }) => name)),
    faults: tally(faults.done.map(({ kind }) => kind)),
    acknowledged: ledger.acknowledged.length,
    refused: tally(ledger.refused.map(({ code }) => code ?? '?')),
    retries: ledger.retries,
    longestStallMs: longest?.tookMs ?? 0,
    longestStall: longest ? `${longest.username}: ${longest.what}` : '',
    seconds,
    wrong,
  };
}

/** What the doctor finds. */
async function brokenPromises({ env }: OwnSystem): Promise<string[]> {
  const results = await examine(loadConfig(env));
  return results.flatMap(({ id, violations }) => violations.map(({ where, what }) => `doctor ${id}: ${where}: ${what}`));
}

interface Plot {
  name: string;
  tell: (play: Play) => Promise<void>;
}

/** A quarter of them are inquiries; the rest end as the shares say. */
function plotsOf(letters: number, chance: Chance): Plot[] {
  const shares = Object.fromEntries(Object.entries(letterPlots).map(([name, { share }]) => [name, share]));
  return Array.from({ length: letters }, () => {
    if (chance.is(INQUIRIES)) return { name: 'inquiry', tell: asked };
    const name = chance.weighted(shares);
    return { name, tell: letterPlots[name]!.tell };
  });
}

/** Each fault when its share of the letters is told: however fast the machine is, they are spread over the run. */
async function breakThings(faults: Faults, due: readonly Fault[], progress: () => number, patience: Patience): Promise<void> {
  for (const { kind, at } of due) {
    while (progress() < at * 0.95) await pause(50);
    await faults.strike(kind);
    patience.disturb();
  }
  await faults.over();
  patience.disturb();
}

async function sideBySide<T>(items: readonly T[], atOnce: number, work: (item: T, n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < items.length) await work(items[next]!, next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

const tally = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};
