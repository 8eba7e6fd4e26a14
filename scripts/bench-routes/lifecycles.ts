import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { readyRoutes, seedRoutes } from '../../src/routing/library/seed-routes';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { createDataSource } from '../../src/platform/database/data-source';
import { cpuOf, median, sideBySide, timed } from '../bench/measures';
import type { Line } from '../bench/report';
import type { OwnSystem } from '../chaos/own-system';
import { Person, Refused } from '../people/person';
import { agreed, type ReadyJourney, readyJourneys } from '../people/journeys';

const WAIT = { wait: 5 };
const LOOK_AGAIN_MS = 40;

/** An office that has no route: the same people, in another province. */
const byTheList: ReadyJourney = {
  from: '22.records.expert1',
  reviewers: ['22.records.head'],
  signers: ['22.head'],
  to: ['23'],
  kind: 'LETTER',
};

interface Round {
  perSecond: number;
  /** milliseconds of CPU a letter, of all parts together */
  cpu: number;
}

/** Letters from their submission until everybody has done with them: by the list of their drafter, and on each ready route. */
export async function lifecycles(system: OwnSystem, rounds: number, letters: number, atOnce: number): Promise<Line[]> {
  const office = await LettersOffice.opened(system);
  try {
    const journeys = [
      ['the list', byTheList] as const,
      ...readyRoutes.map(({ file }) => [file.replace('.bpmn', ''), readyJourneys[file]!] as const),
    ];
    for (const [, journey] of journeys) await office.lifecycle(journey); // everybody is signed in, and all is warm
    const found = new Map<string, Round[]>(journeys.map(([name]) => [name, []]));
    for (let n = 0; n < rounds; n++)
      for (const [name, journey] of journeys) found.get(name)!.push(await office.round(journey, letters, atOnce));
    const of = (name: string, value: (round: Round) => number) => median(found.get(name)!.map(value));
    const ratio = (name: string) => median(found.get(name)!.map(({ cpu }, n) => cpu / found.get('the list')![n]!.cpu));
    return journeys.map(([name]) => ({
      name: `letters a second, ${name}`,
      unit: '/s',
      measured: of(name, ({ perSecond }) => perSecond),
      note: `${of(name, ({ cpu }) => cpu).toFixed(0)} ms of CPU a letter${name === 'the list' ? `; ${atOnce} at once` : `, ${ratio(name).toFixed(2)} times the list`}`,
    }));
  } finally {
    await office.close();
  }
}

interface Task {
  process: string;
  kind: string;
  key: string;
  task: string;
  post: string;
  choices: string[] | null;
}

class LettersOffice {
  private readonly people = new Map<string, Promise<Person>>();

  private constructor(
    private readonly system: OwnSystem,
    private readonly db: Pool,
    private readonly ids: Map<string, string>,
  ) {}

  static async opened(system: OwnSystem): Promise<LettersOffice> {
    const source = await createDataSource(system.databaseUrl, 1).initialize();
    await seedRoutes(source).finally(() => source.destroy());
    const db = new Pool({ connectionString: system.databaseUrl, max: 4 });
    const { rows } = await db.query<{ code: string; id: string }>(
      `select 'unit/' || code as code, id from units union all select 'post/' || code, id from posts`,
    );
    return new LettersOffice(system, db, new Map(rows.map(({ code, id }) => [code, id])));
  }

  close = () => this.db.end();

  async round(journey: ReadyJourney, letters: number, atOnce: number): Promise<Round> {
    const pids = ['API', 'Worker', 'PostgreSQL', 'Temporal'].map((title) => this.system.mark(title)!.pid);
    const used = () => pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
    const before = used();
    const ms = await timed(() => sideBySide(letters, atOnce, () => this.lifecycle(journey)));
    return { perSecond: (letters * 1000) / ms, cpu: (used() - before) / letters };
  }

  /** Everybody agrees, receives and answers as soon as they are asked. */
  async lifecycle({ from, reviewers, signers, to, kind, inquiry }: ReadyJourney): Promise<void> {
    const drafter = await this.person(from);
    const recipients = to.map((code) => ({ role: 'MAIN', unit: this.id('unit', code) }));
    const draft = { post: this.id('post', from), subject: 'ابلاغ', body: 'با سلام', recipients, kind, ...(inquiry && { inquiry }) };
    const { processId } = await drafter.post('/api/letters', draft, WAIT);
    const [reviewing, signing] = [reviewers, signers].map((codes) => codes.map((code) => this.id('post', code)));
    await this.answer(drafter, `/api/letters/${processId}/tasks/draft.1`, {
      outcome: 'submitted',
      version: 1,
      reviewers: reviewing,
      signers: signing,
    });
    for (;;) {
      const { rows } = await this.db.query<Task>(
        `select t.process_id as process, w.kind, t.key, t.kind as task, p.code as post, t.choices from tasks t join posts p on p.id = t.post_id
         join processes w on w.year = t.year and w.id = t.process_id where t.letter_id = $1 and t.state = 'open' order by t.opened_at, t.key`,
        [processId],
      );
      const next = rows.map((task) => ({ ...task, body: bodyOf(task, inquiry?.type) })).find(({ body }) => body);
      if (next) await this.answer(await this.person(next.post), `${placeOf(next)}/${next.key}`, next.body!);
      else {
        const closed = await this.db.query(`select from processes where id = $1 and closed_at is not null`, [processId]);
        if (closed.rowCount) return;
        await pause(LOOK_AGAIN_MS);
      }
    }
  }

  /** What was answered by another, or taken away, meanwhile is looked for anew. */
  private async answer(person: Person, path: string, body: object): Promise<void> {
    await person.post(path, body, WAIT).catch((error: unknown) => {
      if (!(error instanceof Refused) || ![404, 409].includes(error.status)) throw error;
    });
  }

  private person(username: string): Promise<Person> {
    const known = this.people.get(username) ?? Person.signedIn(username, DEVELOPMENT_PASSWORD, this.system.apis[0]!);
    this.people.set(username, known);
    return known;
  }

  private id = (what: 'unit' | 'post', code: string): string => this.ids.get(`${what}/${code}`)!;
}

function placeOf({ kind, process, task }: Task): string {
  if (['attend', 'notice'].includes(task)) return `/api/desks/${process}`;
  const places: Record<string, string> = { letter: 'letters', inquiry: 'inquiries', respondent: 'respondents' };
  return `/api/${places[kind]!}/${process}/tasks`;
}

const answers: Record<string, object> = {
  RECORD_AUTHENTICITY: { verdict: 'GENUINE' },
  RECORD_CORRECTION: { boardFile: '۱', entryText: 'درج شد' },
};

function bodyOf({ task, choices }: Task, inquiry = ''): object | undefined {
  if (task === 'attend') return { outcome: 'closed' };
  if (task === 'notice') return { outcome: 'acknowledged' };
  if (task === 'answer') return { outcome: 'answered', fields: answers[inquiry], text: '' };
  return task === 'conclude' ? { outcome: 'concluded' } : agreed(task, choices);
}
