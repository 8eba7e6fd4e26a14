import type { DataSource } from 'typeorm';
import { BoardFilter, BoardLettersFilter } from '../../contracts/board';
import { MeasuresFilter, PostsFilter, TimeFilter } from '../../contracts/board-measures';
import { RiskFilter } from '../../contracts/risk';
import { WorkloadFilter } from '../../contracts/workload';
import { OrgQueries } from '../../src/org/org.queries';
import { AnswersQueries } from '../../src/supervision/answers.queries';
import { BoardQueries } from '../../src/supervision/board.queries';
import { LateLettersQueries } from '../../src/supervision/late-letters.queries';
import { MeasuresQueries } from '../../src/supervision/measures.queries';
import { OpenQueries } from '../../src/supervision/open.queries';
import { PlacesQueries } from '../../src/supervision/places.queries';
import { RisksQueries } from '../../src/supervision/risk/risks.queries';
import { dayAfter } from '../../src/supervision/spans';
import { TimeQueries } from '../../src/supervision/time.queries';
import { WorkloadQueries } from '../../src/supervision/workload/workload.queries';

type View = [name: string, read: () => Promise<unknown>];

/** What reads the board, without a server around it. */
export function readersOf(db: DataSource) {
  const [places, answers] = [new PlacesQueries(db), new AnswersQueries(db)];
  return {
    board: new BoardQueries(db, places, new OpenQueries(db), answers),
    measures: new MeasuresQueries(db, places, answers),
    times: new TimeQueries(db, places),
    letters: new LateLettersQueries(db, places),
    risks: new RisksQueries(db, places),
    workload: new WorkloadQueries(db, places),
  };
}

/** Every view of the board at every level, as the supervisor of the country reads it. */
export async function viewsOf(db: DataSource): Promise<View[]> {
  const { board, measures, times, letters, risks, workload } = readersOf(db);
  const [{ id }] = await db.query<[{ id: string }]>(`select id from people where username = 'hq.supervisor'`);
  const actor = (await new OrgQueries(db).actorOf(id))!;
  const unit = async (code: string) => (await db.query<{ id: string }[]>(`select id from units where code = $1`, [code]))[0]!.id;
  const [province, county, part, hq] = [await unit('07'), await unit('0701'), await unit('hq.legal.affairs'), await unit('hq')];
  const [{ post }] = await db.query<[{ post: string }]>(`select id as post from posts where code = '0701.head'`);
  const [{ today }] = await db.query<[{ today: string }]>(`select office_today()::text as today`);
  const daysAgo = (days: number) => dayAfter(today, -days);
  const at: [string, object, object][] = [
    ['country', {}, {}],
    ['province', { level: 'province', under: province }, { level: 'province', unit: province }],
    ['county', { level: 'county', under: county }, { level: 'county', unit: county }],
    ['unit', { level: 'unit', under: part }, { level: 'unit', unit: part }],
  ];
  return at
    .flatMap(([name, place, of]): View[] => [
      [`board of the ${name}`, () => board.board(actor, BoardFilter.parse(place))],
      [`board of the ${name}, one type`, () => board.board(actor, BoardFilter.parse({ ...place, type: 'ADMINISTRATIVE' }))],
      [`overdue letters of the ${name}`, () => letters.list(actor, BoardLettersFilter.parse(of))],
      [`letters of the ${name} soon due`, () => letters.list(actor, BoardLettersFilter.parse({ ...of, state: 'soon' }))],
      [`measures of the ${name}, a month against the one before`, () => measures.measures(actor, MeasuresFilter.parse(place))],
      [
        `measures of the ${name}, half a year by week against the one before`,
        () => measures.measures(actor, MeasuresFilter.parse({ ...place, by: 'week', from: daysAgo(182) })),
      ],
      [
        `measures of the ${name}, half a year by part`,
        () => measures.measures(actor, MeasuresFilter.parse({ ...place, from: daysAgo(182) })),
      ],
      [`where time is lost in the ${name}`, () => times.time(actor, TimeFilter.parse(place))],
      [`what is likely to be late in the ${name}`, () => risks.list(actor, RiskFilter.parse(place))],
    ])
    .concat([
      ['posts of the county', () => times.posts(actor, PostsFilter.parse({ level: 'county', under: county }))],
      ['posts of the headquarters', () => times.posts(actor, PostsFilter.parse({ level: 'county', under: hq }))],
      ['letters of a post', () => letters.list(actor, BoardLettersFilter.parse({ level: 'county', unit: county, state: 'open', post }))],
      ['desks of the county', () => workload.load(actor, WorkloadFilter.parse({ level: 'county', under: county }))],
      ['a proposal for the desks of the county', () => workload.proposal(actor, WorkloadFilter.parse({ level: 'county', under: county }))],
    ]);
}
