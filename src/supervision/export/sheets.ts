import { Injectable } from '@nestjs/common';
import { BoardLettersFilter, type BoardFigures, type BoardLetter } from '../../../contracts/board';
import type { ExportFilter, Measures, PostTime, StepTime } from '../../../contracts/board-measures';
import { stepWords } from '../../../contracts/board-measures.words';
import { jalaliText } from '../../../contracts/jalali-date';
import { persianDigits } from '../../../contracts/persian-time';
import { dayOf, dayOfDate, timeOf } from '../../../contracts/tehran-time';
import type { Actor } from '../../auth/actor';
import { BoardQueries } from '../board.queries';
import { LateLettersQueries } from '../late-letters.queries';
import { MeasuresQueries } from '../measures.queries';
import { TimeQueries } from '../time.queries';
import { inHours, type Cell, type CellKind, type Column, type Sheet } from './sheet';
import { sheetWords as words } from './sheets.words';

const PAGE = 100;

/** The views of the board as sheets, of what they show to whoever asks: the same reads, the same permission, the same content left out. */
@Injectable()
export class Sheets {
  constructor(
    private readonly boards: BoardQueries,
    private readonly measured: MeasuresQueries,
    private readonly times: TimeQueries,
    private readonly letters: LateLettersQueries,
  ) {}

  /** @throws DomainError `unit.not_found` · `auth.forbidden`, before the first row */
  async of(actor: Actor, filter: ExportFilter): Promise<Sheet> {
    const { columns, rows } = await this.tables[filter.view](actor, filter);
    return { name: words.names[filter.view], columns, rows };
  }

  private readonly tables: Record<ExportFilter['view'], (actor: Actor, filter: ExportFilter) => Promise<Omit<Sheet, 'name'>>> = {
    board: async (actor, { level, under, type }) => {
      const { rows, totals } = await this.boards.board(actor, { level, under, type });
      return { columns: boardColumns, rows: [[words.whole, ...figures(totals)], ...rows.map((row) => [row.unit.name, ...figures(row)])] };
    },
    measures: async (actor, filter) => {
      const { rows, totals, by } = await this.measured.measures(actor, filter);
      const name = (text: string) => (by === 'week' ? persianDay(text) : text);
      return {
        columns: [head('text', words.of[by]), ...measureColumns((text) => text), ...measureColumns(words.before)],
        rows: [
          [words.whole, ...measures(totals.now), ...measures(totals.before)],
          ...rows.map((row) => [name(row.name), ...measures(row.now), ...measures(row.before)]),
        ],
      };
    },
    time: async (actor, filter) => {
      const { steps, rows } = await this.times.time(actor, filter);
      const line = (place: string) => (each: StepTime) => [place, ...stepCells(each)];
      return { columns: timeColumns, rows: [...steps.map(line(words.whole)), ...rows.flatMap((row) => row.steps.map(line(row.name)))] };
    },
    posts: async (actor, { level, under, from, to }) => {
      const { rows } = await this.times.posts(actor, { level: level as 'county' | 'unit', under: under!, from, to });
      return { columns: postColumns, rows: rows.map(postCells) };
    },
    letters: async (actor, { level, under, state, type, post }) => {
      const asked = { level, ...(under && { unit: under }), state, ...(type && { type }), ...(post && { post }), limit: PAGE };
      const page = (cursor?: string) => this.letters.list(actor, BoardLettersFilter.parse({ ...asked, ...(cursor && { cursor }) }));
      return { columns: letterColumns, rows: paged(await page(), page) };
    },
  };
}

type Page = { items: readonly BoardLetter[]; next: string | null };

/** One page after another, as fast as they are taken. */
async function* paged(first: Page, next: (cursor: string) => Promise<Page>): AsyncGenerator<Cell[]> {
  for (let page = first; ; page = await next(page.next)) {
    for (const letter of page.items) yield letterCells(letter);
    if (page.next === null) return;
  }
}

const head = (kind: CellKind, header: string): Column => ({ kind, header });
const persianDay = (date: string): string => persianDigits(jalaliText(dayOfDate(date)));

/** «۱۴۰۵/۰۹/۰۲ ۱۰:۴۲»: sorted as text it is in order */
const moment = (at: string | null): Cell =>
  at === null ? null : persianDigits(`${jalaliText(dayOf(Date.parse(at)))} ${timeOf(Date.parse(at))}`);

const boardColumns: readonly Column[] = [
  head('text', words.place),
  head('count', words.open),
  head('count', words.overdue),
  head('count', words.dueToday),
  head('count', words.dueTomorrow),
  head('share', words.share),
  head('hours', words.oldest),
  head('count', words.answered30d),
  head('share', words.within24h),
  head('share', words.withinPolicy),
  head('hours', words.median),
  head('hours', words.p90),
];
const figures = (row: BoardFigures): Cell[] => [
  row.openInquiries,
  row.overdue,
  row.dueToday,
  row.dueTomorrow,
  row.share,
  inHours(row.oldestOverdueMs),
  row.answered30d,
  row.within24hShare30d,
  row.withinPolicyShare30d,
  inHours(row.medianAnswerMs30d),
  inHours(row.p90AnswerMs30d),
];

const measureColumns = (of: (text: string) => string): Column[] => [
  head('count', of(words.answered)),
  head('share', of(words.within24h)),
  head('share', of(words.withinPolicy)),
  head('hours', of(words.mean)),
  head('hours', of(words.median)),
  head('hours', of(words.p90)),
];
const measures = ({ answered, within24hShare, withinPolicyShare, meanMs, medianMs, p90Ms }: Measures): Cell[] => [
  answered,
  within24hShare,
  withinPolicyShare,
  inHours(meanMs),
  inHours(medianMs),
  inHours(p90Ms),
];

const timeColumns = [
  head('text', words.place),
  head('text', words.step),
  head('count', words.cases),
  head('hours', words.hours),
  head('hours', words.meanHours),
];
const stepCells = ({ step, cases, totalMs }: StepTime): Cell[] => [
  stepWords[step],
  cases,
  inHours(totalMs),
  inHours(cases ? totalMs / cases : null),
];

const postColumns = [
  head('text', words.post),
  head('text', words.holder),
  head('count', words.openTasks),
  head('count', words.unseen),
  head('count', words.overdue),
  head('hours', words.oldestOpen),
  head('count', words.closed),
  head('hours', words.unseenFor),
  head('hours', words.heldFor),
];
const postCells = (row: PostTime): Cell[] => [
  row.post.title,
  row.holder,
  row.open,
  row.unseen,
  row.overdue,
  inHours(row.oldestOpenMs),
  row.closed,
  inHours(row.medianUnseenMs),
  inHours(row.medianHeldMs),
];

const letterColumns = [
  ...[words.number, words.subject, words.asked, words.asker, words.type, words.openedAt, words.dueAt].map((text) => head('text', text)),
  head('hours', words.late),
  head('text', words.seenAt),
  head('text', words.desks),
];
const letterCells = ({ letter, unit, asker, type, openedAt, dueAt, overdueMs, seenAt, desks }: BoardLetter): Cell[] => [
  letter?.number ? persianDigits(letter.number) : null,
  letter?.subject ?? words.hidden,
  unit.name,
  asker.name,
  type,
  moment(openedAt),
  moment(dueAt),
  inHours(overdueMs),
  moment(seenAt),
  desks.map(({ post }) => post.title).join('، '),
];
