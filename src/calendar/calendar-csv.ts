import { normaliseDigits } from '../../contracts/normalise-digits';
import { dayOfJalaliText, jalaliText } from '../../contracts/jalali-date';
import { dateOfDay, dayOf, dayOfDate, minuteOf, spansOf, timeOf } from '../../contracts/tehran-time';
import {
  type CalendarException,
  type CalendarLayer,
  ExceptionKind,
  type Hours,
  kindOf,
  Weekday,
  type Week,
} from '../../contracts/working-calendar';
import { weekdayWords } from '../../contracts/working-calendar.words';
import { checkedLayer, hoursOfText, textOfHours, type FileProblem, type ReadLayer } from './calendar-file';
import { columnWords, fileWords, rowWords } from './calendar-files.words';
import { readCsv, writeCsv } from './csv';

type Column = keyof typeof columnWords | Weekday;
const titles: Record<Column, string> = { ...columnWords, ...weekdayWords };
const columns = Object.keys(titles) as Column[];
const required: readonly Column[] = ['kind', 'from', 'to', 'hours'];
const onlyWeeks: readonly Column[] = Weekday.options;
const onlyExceptions: readonly Column[] = ['hours', 'source', 'announcedAt'];

/** A layer as a table that people edit: a row for each week and each exception, Jalali dates; a weekday that is empty is not named. */
export function layerToCsv({ weeks, exceptions }: CalendarLayer): string {
  const rows = [...weeks.map(weekCells), ...exceptions.map(exceptionCells)];
  return writeCsv([columns.map((column) => titles[column]), ...rows.map((cells) => columns.map((column) => cells[column] ?? ''))]);
}

/** Reads such a table; columns may stand in any order. Says everything that is wrong at once, each with its line. */
export function layerFromCsv(name: string, text: string): ReadLayer {
  const table = readCsv(text);
  const [head, ...rows] = table ?? [];
  if (!head) return { problems: [{ message: table ? fileWords.columnMissing(titles.kind) : fileWords.quoteOpen }] };
  const order = head.cells.map((cell) => columns.find((column) => alike(titles[column]) === alike(cell)));
  const problems: FileProblem[] = [
    ...head.cells.filter((cell, i) => cell.trim() !== '' && !order[i]).map((cell) => fileWords.columnUnknown(cell.trim())),
    ...columns
      .filter((column) => order.indexOf(column) !== order.lastIndexOf(column))
      .map((column) => fileWords.columnTwice(titles[column])),
    ...required.filter((column) => !order.includes(column)).map((column) => fileWords.columnMissing(titles[column])),
  ].map((message) => ({ line: head.line, message }));
  if (problems.length > 0) return { problems };

  const layer = { name, weeks: [] as unknown[], exceptions: [] as unknown[] };
  const lines = { weeks: [] as number[], exceptions: [] as number[] };
  for (const { line, cells } of rows) {
    const row = new Row(new Map(order.flatMap((column, i) => (column && cells[i]?.trim() ? [[column, cells[i].trim()]] : []))));
    const list = row.kind === 'WEEK' ? 'weeks' : 'exceptions';
    layer[list].push(row.kind === 'WEEK' ? row.week() : row.exception());
    lines[list].push(line);
    problems.push(...row.problems.map((message) => ({ line, message })));
  }
  return problems.length > 0 ? { problems } : checkedLayer(layer, lines);
}

const weekCells = ({ from, to, title, hours }: Week): Partial<Record<Column, string>> => ({
  kind: rowWords.WEEK,
  ...datesText({ from, to }),
  title,
  ...Object.fromEntries(Object.entries(hours).map(([weekday, own]) => [weekday, hoursText(own)])),
});

const exceptionCells = (one: CalendarException): Partial<Record<Column, string>> => ({
  kind: rowWords[kindOf(one)],
  ...datesText(one),
  title: one.title,
  hours: hoursText(one.hours),
  source: one.source,
  announcedAt: one.announcedAt && momentText(Date.parse(one.announcedAt)),
});

const datesText = ({ from, to }: { from?: string; to?: string }) => ({
  from: from && jalaliText(dayOfDate(from)),
  to: to && jalaliText(dayOfDate(to)),
});
const hoursText = (hours: Hours): string => (hours.length > 0 ? textOfHours(hours) : fileWords.closed);
function momentText(ms: number): string {
  const seconds = (ms % 60_000) / 1000;
  return `${jalaliText(dayOf(ms))} ${timeOf(ms)}${seconds > 0 ? `:${seconds.toFixed(3).padStart(6, '0')}` : ''}`;
}

/** A word of the table as it is compared: Arabic letters, spaces and half spaces of another keyboard make no other word. */
const alike = (text: string): string =>
  text
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replace(/[\s\u200C]/g, '');

/** The filled cells of one row, and what is wrong with them. */
class Row {
  readonly problems: string[] = [];
  readonly kind: ExceptionKind | 'WEEK' | undefined;

  constructor(private readonly cells: ReadonlyMap<Column, string>) {
    const text = cells.get('kind') ?? '';
    this.kind = (['WEEK', ...ExceptionKind.options] as const).find((kind) => alike(rowWords[kind]) === alike(text));
    if (!this.kind) this.problems.push(fileWords.kindUnknown(text));
    for (const column of this.kind === 'WEEK' ? onlyExceptions : this.kind ? onlyWeeks : [])
      if (cells.has(column)) this.problems.push(fileWords.notMeant(titles[column], text));
  }

  week() {
    const named = Weekday.options.flatMap((weekday) => {
      const hours = this.read(weekday, hoursOf, fileWords.hoursUnknown);
      return hours ? [[weekday, hours] as const] : [];
    });
    return { ...this.common(), hours: Object.fromEntries(named) };
  }

  exception() {
    const hours = this.read('hours', hoursOf, fileWords.hoursUnknown);
    if (!this.cells.has('hours')) this.problems.push(fileWords.hoursUnknown(''));
    if (!this.cells.has('from')) this.problems.push(fileWords.dateUnknown(''));
    const announcedAt = this.read('announcedAt', momentOf, fileWords.momentUnknown);
    return { kind: this.kind, ...this.common(), hours, source: this.cells.get('source'), announcedAt };
  }

  private common() {
    const [from, to] = (['from', 'to'] as const).map((column) => this.read(column, dateOf, fileWords.dateUnknown));
    return { from, to, title: this.cells.get('title') };
  }

  private read<T>(column: Column, reader: (text: string) => T | undefined, problem: (text: string) => string): T | undefined {
    const text = this.cells.get(column);
    if (text === undefined) return undefined;
    const value = reader(text);
    if (value === undefined) this.problems.push(problem(text));
    return value;
  }
}

const hoursOf = (text: string): Hours | undefined => (alike(text) === alike(fileWords.closed) ? [] : hoursOfText(text));

function dateOf(text: string): string | undefined {
  const day = dayOfJalaliText(text);
  return day === undefined ? undefined : dateOfDay(day);
}

function momentOf(text: string): string | undefined {
  const [, date = '', time = '00:00', seconds = '0'] = momentForm.exec(normaliseDigits(text)) ?? [];
  const day = dayOfJalaliText(date);
  if (day === undefined) return undefined;
  const minute = spansOf(day, [[minuteOf(time), 1440]])[0]!.from;
  return new Date(minute + Math.round(Number(seconds) * 1000)).toISOString();
}
const momentForm = /^(\S+)(?:\s+((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d(?:\.\d{3})?))?)?$/;
