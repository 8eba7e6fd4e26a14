import { Injectable } from '@nestjs/common';
import { BoardLettersFilter, type BoardFigures, type BoardLetter } from '../../../contracts/board';
import type { ExportFilter, Measures, PostTime, StepTime } from '../../../contracts/board-measures';
import { stepWords } from '../../../contracts/board-measures.words';
import { jalaliText } from '../../../contracts/jalali-date';
import { persianDigits } from '../../../contracts/persian-time';
import { dayOf, dayOfDate, timeOf } from '../../../contracts/tehran-time';
import { RiskFilter, type RiskLetter } from '../../../contracts/risk';
import type { DeskLoad } from '../../../contracts/workload';
import type { Actor } from '../../auth/actor';
import { BoardQueries } from '../board.queries';
import { LateLettersQueries } from '../late-letters.queries';
import { MeasuresQueries } from '../measures.queries';
import { RisksQueries } from '../risk/risks.queries';
import { TimeQueries } from '../time.queries';
import { WorkloadQueries } from '../workload/workload.queries';
import { inHours, type Cell, type CellKind, type Column, type Sheet } from './sheet';
import { sheetWords as words } from './sheets.words';

const PAGE = 100;

/** The views of supervision as sheets, of what they show to whoever asks: the same reads, the same permission, the same content left out. */
@Injectable()
export class Sheets {
  constructor(
    private readonly boards: BoardQueries,
    private readonly measured: MeasuresQueries,
    private readonly times: TimeQueries,
    private readonly letters: LateLettersQueries,
    private readonly risks: RisksQueries,
    private readonly workloads: WorkloadQueries,
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
      return { columns: letterColumns, rows: paged(await page(), page, letterCells) };
    },
    risk: async (actor, { level, under }) => {
      const page = (cursor?: string) => this.risks.list(actor, RiskFilter.parse({ level, under, limit: PAGE, ...(cursor && { cursor }) }));
      return { columns: riskColumns, rows: paged(await page(), page, riskCells) };
    },
    workload: async (actor, { level, under }) => {
      const { desks } = await this.workloads.load(actor, { level: level as 'county' | 'unit', under: under! });
      return { columns: deskColumns, rows: desks.map(deskCells) };
    },
  };
}

type Page<T> = { items: readonly T[]; next: string | null };

/** One page after another, as fast as they are taken. */
async function* paged<T>(first: Page<T>, next: (cursor: string) => Promise<Page<T>>, cells: (item: T) => Cell[]): AsyncGenerator<Cell[]> {
  for (let page = first; ; page = await next(page.next)) {
    for (const item of page.items) yield cells(item);
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
  head('decimal', words.oldest),
  head('count', words.answered30d),
  head('share', words.within24h),
  head('share', words.withinPolicy),
  head('decimal', words.median),
  head('decimal', words.p90),
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
  head('decimal', of(words.mean)),
  head('decimal', of(words.median)),
  head('decimal', of(words.p90)),
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
  head('decimal', words.hours),
  head('decimal', words.meanHours),
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
  head('decimal', words.oldestOpen),
  head('count', words.closed),
  head('decimal', words.unseenFor),
  head('decimal', words.heldFor),
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

const aboutColumns = [words.number, words.subject, words.asked, words.asker, words.type, words.openedAt, words.dueAt].map((text) =>
  head('text', text),
);
const aboutCells = ({ letter, unit, asker, type, openedAt, dueAt }: BoardLetter | RiskLetter): Cell[] => [
  letter?.number ? persianDigits(letter.number) : null,
  letter?.subject ?? words.hidden,
  unit.name,
  asker.name,
  type,
  moment(openedAt),
  moment(dueAt),
];
const desksOf = ({ desks }: Pick<BoardLetter, 'desks'>): Cell => desks.map(({ post }) => post.title).join('، ');

const letterColumns = [...aboutColumns, head('decimal', words.late), head('text', words.seenAt), head('text', words.desks)];
const letterCells = (letter: BoardLetter): Cell[] => [
  ...aboutCells(letter),
  inHours(letter.overdueMs),
  moment(letter.seenAt),
  desksOf(letter),
];

const riskColumns = [
  ...aboutColumns,
  head('share', words.chance),
  head('text', words.why),
  head('text', words.seenAt),
  head('text', words.desks),
];
const riskCells = (letter: RiskLetter): Cell[] => [
  ...aboutCells(letter),
  letter.chance / 100,
  letter.why,
  moment(letter.seenAt),
  desksOf(letter),
];

const deskColumns = [
  head('text', words.post),
  head('text', words.unit),
  head('text', words.holders),
  head('text', words.awayUntil),
  head('count', words.openTasks),
  head('count', words.dueSoon),
  head('count', words.overdue),
  head('count', words.done30d),
  head('decimal', words.medianStay),
  head('decimal', words.daysOfWork),
];
const deskCells = ({ post, unit, holders, awayUntil, ...load }: DeskLoad): Cell[] => [
  post.title,
  unit.name,
  holders.map(({ name }) => name).join('، '),
  moment(awayUntil),
  load.open,
  load.dueSoon,
  load.overdue,
  load.done30d,
  inHours(load.medianMs30d),
  load.daysOfWork,
];
