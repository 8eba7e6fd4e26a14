import type { DataSource } from 'typeorm';
import { BoardFilter, BoardLettersFilter } from '../../contracts/board';
import { OrgQueries } from '../../src/org/org.queries';
import { AnswersQueries } from '../../src/supervision/answers.queries';
import { BoardQueries } from '../../src/supervision/board.queries';
import { LateLettersQueries } from '../../src/supervision/late-letters.queries';
import { OpenQueries } from '../../src/supervision/open.queries';
import { PlacesQueries } from '../../src/supervision/places.queries';

type View = [name: string, read: () => Promise<unknown>];

export const boardOf = (db: DataSource) => new BoardQueries(db, new PlacesQueries(db), new OpenQueries(db), new AnswersQueries(db));

/** Every view of the board at every level, as the supervisor of the country reads it. */
export async function viewsOf(db: DataSource): Promise<View[]> {
  const places = new PlacesQueries(db);
  const board = boardOf(db);
  const letters = new LateLettersQueries(db, places);
  const [{ id }] = await db.query<[{ id: string }]>(`select id from people where username = 'hq.supervisor'`);
  const actor = (await new OrgQueries(db).actorOf(id))!;
  const unit = async (code: string) => (await db.query<{ id: string }[]>(`select id from units where code = $1`, [code]))[0]!.id;
  const [province, county, part] = [await unit('07'), await unit('0701'), await unit('hq.legal.affairs')];
  const at: [string, object, object][] = [
    ['country', {}, {}],
    ['province', { level: 'province', under: province }, { level: 'province', unit: province }],
    ['county', { level: 'county', under: county }, { level: 'county', unit: county }],
    ['unit', { level: 'unit', under: part }, { level: 'unit', unit: part }],
  ];
  return at.flatMap(([name, place, of]): View[] => [
    [`board of the ${name}`, () => board.board(actor, BoardFilter.parse(place))],
    [`board of the ${name}, one type`, () => board.board(actor, BoardFilter.parse({ ...place, type: 'ADMINISTRATIVE' }))],
    [`overdue letters of the ${name}`, () => letters.list(actor, BoardLettersFilter.parse(of))],
    [`letters of the ${name} soon due`, () => letters.list(actor, BoardLettersFilter.parse({ ...of, state: 'soon' }))],
  ]);
}
