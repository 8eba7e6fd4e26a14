import { type ChildProcess, spawn } from 'node:child_process';
import { Connection, WorkflowClient } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { OwnSystem } from '../chaos/own-system';
import { ask } from '../launch/postgres';
import { FLOOR_QUEUE } from './floor-worker';
import { cpuOf, median, sideBySide, timed } from './measures';
import type { BenchOffice } from './office';
import type { Pace } from './pace';
import type { Line } from './report';

interface Round {
  /** milliseconds of CPU a lifecycle */
  cpu: number;
  perSecond: number;
  parts: Record<string, number>;
}

/** The whole life of a letter against the bare workflow of as many waits: rounds of each in turn, so that both have the same weather. */
export async function lifecycles(system: OwnSystem, office: BenchOffice, rounds: number, pace: Pace): Promise<Line[]> {
  const floor = await Floor.up(system.temporalAddress);
  try {
    const a: Round[] = [];
    const b: Round[] = [];
    const flood = { ...pace, lifecycles: 2 * pace.lifecycles, atOnce: 64 }; // more than any machine of ours can do
    const [fastA, fastB]: [Round[], Round[]] = [[], []];
    await floor.run({ ...pace, lifecycles: 20 }); // both warm
    await driveOffice(office, { ...pace, lifecycles: 20 });
    office.tooEarly = 0;
    const ofFloor = { worker: floor.worker.pid!, client: floor.client.pid!, Temporal: system.mark('Temporal')!.pid };
    const ofOffice = Object.fromEntries(['API', 'Worker', 'PostgreSQL', 'Temporal'].map((title) => [title, system.mark(title)!.pid]));
    for (let n = 0; n < rounds; n++) {
      a.push(await round(pace, ofFloor, () => floor.run(pace)));
      b.push(await round(pace, ofOffice, () => driveOffice(office, pace)));
    }
    const { tooEarly } = office;
    for (let n = 0; n < Math.ceil(rounds / 2); n++) {
      fastA.push(await round(flood, ofFloor, () => floor.run(flood)));
      fastB.push(await round(pace, ofOffice, () => driveOffice(office, { ...pace, atOnce: 16 }, 5)));
    }
    const figure = (of: Round[], value: (round: Round) => number) => median(of.map(value));
    const cpu = (of: Round[]) => figure(of, (each) => each.cpu);
    const speed = (of: Round[]) => figure(of, ({ perSecond }) => perSecond);
    const inParts = (of: Round[]) =>
      Object.keys(of[0]!.parts)
        .map((name) => `${name} ${figure(of, ({ parts }) => parts[name]!).toFixed(0)}`)
        .join(', ');
    const ratios = b.map((each, n) => each.cpu / a[n]!.cpu);
    return [
      {
        name: 'CPU a lifecycle, times the floor',
        unit: '×',
        measured: median(ratios),
        aim: { most: 1.4 },
        note: `each round: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`,
      },
      { name: '· of Chapar', unit: 'ms', measured: cpu(b), note: `${inParts(b)}; ${tooEarly} acts came too early` },
      {
        name: '· of the floor',
        unit: 'ms',
        measured: cpu(a),
        note: `${inParts(a)}; ${pace.atOnce} at once, ${pace.thinkMs} ms between acts, hold ${pace.holdMs} ms`,
      },
      {
        name: 'lifecycles a second',
        unit: '/s',
        measured: speed(fastB),
        note: `16 users who wait for each next step, ${cpu(fastB).toFixed(0)} ms of CPU each`,
      },
      { name: '· of the floor', unit: '/s', measured: speed(fastA), note: `64 at once, ${cpu(fastA).toFixed(0)} ms of CPU each` },
    ];
  } finally {
    floor.down();
  }
}

async function driveOffice(office: BenchOffice, pace: Pace, wait?: number): Promise<string[]> {
  const letters: string[] = [];
  await sideBySide(pace.lifecycles, pace.atOnce, async (n) => letters.push(await office.lifecycle(n, pace, wait)));
  await office.allClosed(letters);
  return letters;
}

async function round({ lifecycles }: Pace, pids: Record<string, number>, work: () => Promise<unknown>): Promise<Round> {
  const used = () => Object.entries(pids).map(([name, pid]) => [name, cpuOf(pid)] as const);
  const before = new Map(used());
  const ms = await timed(work);
  const parts = Object.fromEntries(used().map(([name, cpu]) => [name, (cpu - before.get(name)!) / lifecycles]));
  return { cpu: Object.values(parts).reduce((sum, each) => sum + each), perSecond: lifecycles / (ms / 1000), parts };
}

class Floor {
  private constructor(
    readonly worker: ChildProcess,
    readonly client: ChildProcess,
  ) {}

  static async up(address: string): Promise<Floor> {
    const start = async (module: string, ...args: string[]) => {
      const child = spawn(process.execPath, [require.resolve(module), address, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      await said(child, 'ready');
      return child;
    };
    return new Floor(await start('./floor-worker'), await start('./floor-client', FLOOR_QUEUE));
  }

  async run(pace: Pace): Promise<void> {
    const done = said(this.client, 'done');
    this.client.send(pace);
    await done;
  }

  down(): void {
    this.client.disconnect();
    this.worker.disconnect();
  }
}

function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (message: unknown) => message === word && (child.off('message', listen), resolve());
    child.on('message', listen);
    child.once('exit', (code) => reject(new Error(`a process of the floor ended with ${code}`)));
  });
}

/** What the processes of one letter leave in Temporal's store. */
export async function histories(system: OwnSystem, office: BenchOffice, pace: Pace): Promise<Line[]> {
  const ids = await driveOffice(office, pace);
  const connection = await Connection.connect({ address: system.temporalAddress });
  const client = new WorkflowClient({ connection });
  try {
    const sizes: { events: number; bytes: number }[] = [];
    for (const id of ids) {
      const runs = await ask<{ workflow: string }>(
        system.databaseUrl,
        `select workflow_id as workflow from processes where letter_id = $1`,
        [id],
      );
      const sum = { events: 0, bytes: 0 };
      for (const { workflow } of runs) {
        const history = await client
          .getHandle(workflow)
          .fetchHistory()
          .catch(() => undefined); // one that is quiet has none
        sum.events += history?.events?.length ?? 0;
        sum.bytes += history ? temporal.api.history.v1.History.encode(history).finish().length : 0;
      }
      sizes.push(sum);
    }
    return [
      { name: 'history of a letter', unit: 'events', measured: median(sizes.map(({ events }) => events)), aim: { most: 120 } },
      { name: '· in bytes', unit: 'kB', measured: median(sizes.map(({ bytes }) => bytes / 1000)), aim: { most: 25 } },
    ];
  } finally {
    await connection.close();
  }
}
