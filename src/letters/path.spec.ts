import type { EntryKind, Refs } from '../../contracts/journal';
import { officeWeek } from '../calendar/seed-calendar';
import { CalendarLayer, workingCalendar } from '../../contracts/working-calendar';
import { pathOf } from './path';
import type { LineRow, Names, PathRows, ProcessRow, TaskRow, Viewer } from './path-rows';

const SATURDAY = Date.parse('2026-11-21T06:00:00Z'); // 09:30 in Tehran
const HOUR = 3_600_000;
const at = (hours: number) => new Date(SATURDAY + hours * HOUR).toISOString().replace('Z', '123+00:00'); // as the database writes it

/** A small office written down by hand: units a, b and c, one post and one person in each. */
class Writing {
  private readonly lines: LineRow[] = [];
  private readonly tasks: TaskRow[] = [];
  private readonly processes: ProcessRow[] = [];
  recipients: PathRows['recipients'] = [];
  version = 1;

  process(id: string, kind: ProcessRow['kind'], state: string, rest: Partial<ProcessRow> = {}): this {
    this.processes.push({
      id,
      kind,
      parent: id === 'letter' ? null : 'letter',
      unit: null,
      office: null,
      state,
      openedAt: at(0),
      closedAt: null,
      number: null,
      ...rest,
    });
    return this;
  }

  line(process: string, kind: EntryKind, key: string, hours: number, refs: Refs = {}, by?: string, rest: Partial<LineRow> = {}): this {
    const seq = this.lines.filter((line) => line.process === process).length + 1;
    this.lines.push({
      process,
      seq,
      kind,
      key,
      actor: by ? `${by}-person` : null,
      post: by ? `${by}-post` : null,
      behalf: null,
      standing: false,
      refs,
      at: at(hours),
      note: null,
      ...rest,
    });
    return this;
  }

  task(
    process: string,
    key: string,
    kind: TaskRow['kind'],
    post: string,
    opened: number,
    closed?: number,
    rest: Partial<TaskRow> = {},
  ): this {
    const { 0: state } = closed === undefined ? (['open'] as const) : (['closed'] as const);
    const times = { openedAt: at(opened), closedAt: closed === undefined ? null : at(closed) };
    const none = {
      parent: null,
      outcome: null,
      purpose: null,
      copy: null,
      instruction: null,
      title: null,
      dueAt: null,
      clock: null,
      provisional: false,
      seenAt: null,
      claimedBy: null,
      closedBy: null,
    };
    this.tasks.push({ process, key, kind, post: `${post}-post`, state, ...times, ...none, ...rest });
    return this;
  }

  path(now: number, reader = 'a', viewer: Partial<Viewer> = {}) {
    const rows: PathRows = {
      now: at(now),
      letter: {
        id: 'letter',
        kind: 'LETTER',
        direction: 'INTER_UNIT',
        subject: 'موضوع',
        number: null,
        registeredAt: null,
        office: 'a',
        post: 'a-post',
        drafter: null,
        outside: null,
        version: this.version,
      },
      processes: this.processes,
      lines: this.lines,
      tasks: this.tasks,
      recipients: this.recipients,
      answers: [],
      replies: [],
      inquiry: null,
      changes: [],
      route: null,
      steps: null,
    };
    return pathOf(rows, { posts: new Set([`${reader}-post`]), secretariatOf: new Set(), isSender: reader === 'a', ...viewer }, names);
  }
}

const calendar = workingCalendar([CalendarLayer.parse({ name: 'national', weeks: [officeWeek] })]);
const units = ['a', 'b', 'c', 'd'];
const names: Names = {
  units: new Map(units.map((unit) => [unit, `واحد ${unit}`])),
  posts: new Map(units.map((unit) => [`${unit}-post`, { title: `رئیس ${unit}`, unit, holders: [], standIn: null }])),
  people: new Map(units.map((unit) => [`${unit}-person`, `شخص ${unit}`])),
  calendarOf: () => calendar,
};

const delivered = () =>
  new Writing()
    .process('letter', 'letter', 'DISPATCHED')
    .process('at b', 'delivery', 'DELIVERED', { unit: 'b', office: 'b', number: '12' })
    .line('letter', 'opened', 'process', 0, { post: 'a-post' }, 'a')
    .line('at b', 'opened', 'process', 1, { role: 'MAIN' })
    .line('at b', 'asked', 'attend.1', 1, { task: 'attend', post: 'b-post' })
    .line('letter', 'done', 'dispatch.1', 1);

describe('a path told from rows', () => {
  it('puts the dispatch before what it brought about, though its line is the last of that transaction', () => {
    expect(
      delivered()
        .task('at b', 'attend.1', 'attend', 'b', 1)
        .path(2)
        .hops.map(({ what }) => what),
    ).toEqual(['drafted', 'dispatched', 'arrived']);
  });

  it('counts how long it lay at a desk, by the clock and in working time', () => {
    const path = delivered()
      .task('at b', 'attend.1', 'attend', 'b', 1, 25)
      .line('at b', 'answered', 'attend.1', 25, { outcome: 'closed' }, 'b')
      .path(30);
    expect(path.hops.at(-1)).toMatchObject({ what: 'done', stayedMs: 24 * HOUR, workingStayedMs: 7 * HOUR }); // a day of seven office hours
  });

  it('counts also a desk that is still open, until now', () => {
    const [stop] = delivered().task('at b', 'attend.1', 'attend', 'b', 1).path(4).children;
    expect(stop?.desks[0]).toMatchObject({ stayedMs: 3 * HOUR, closedAt: null, overdue: false });
  });

  it('tells a referral that comes back as given back, and one to another as sent on', () => {
    const path = delivered()
      .task('at b', 'attend.1', 'attend', 'b', 1, 2, { outcome: 'passed_on' })
      .line('at b', 'answered', 'attend.1', 2, { outcome: 'passed_on' }, 'b')
      .line('at b', 'referred', 'ref.4', 2, { parent: 'attend.1', post: 'c-post', copy: 'ORIGINAL' }, 'b')
      .task('at b', 'ref.4', 'referral', 'c', 2, 3, { parent: 'attend.1', outcome: 'returned' })
      .line('at b', 'answered', 'ref.4', 3, { outcome: 'returned' }, 'c')
      .line('at b', 'referred', 'ref.6', 3, { parent: 'ref.4', post: 'b-post', copy: 'ORIGINAL' }, 'c')
      .task('at b', 'ref.6', 'referral', 'b', 3, undefined, { parent: 'ref.4' })
      .path(4);
    expect(path.hops.slice(3).map(({ what, to, stayedMs }) => [what, to?.post?.id ?? null, stayedMs])).toEqual([
      ['referred', 'c-post', HOUR],
      ['returned', null, HOUR],
      ['given_back', 'b-post', null],
    ]);
    expect(path.children[0]?.desks).toMatchObject([
      { key: 'attend.1', children: [{ key: 'ref.4', children: [{ key: 'ref.6', children: [] }] }] },
    ]);
  });

  it('hides a hidden recipient who shares a unit with another, and everybody their desk was sent on to', () => {
    const writing = delivered()
      .task('at b', 'attend.1', 'attend', 'b', 1)
      .line('at b', 'asked', 'attend.2', 1, { task: 'attend', post: 'c-post' })
      .task('at b', 'attend.2', 'attend', 'c', 1)
      .line('at b', 'referred', 'ref.4', 2, { parent: 'attend.2', post: 'd-post', copy: 'COPY' }, 'c')
      .task('at b', 'ref.4', 'referral', 'd', 2, undefined, { parent: 'attend.2', copy: 'COPY' });
    writing.recipients = [
      { role: 'MAIN', unit: 'b', post: null, outside: null, method: null, reference: null },
      { role: 'BCC', unit: 'b', post: 'c-post', outside: null, method: null, reference: null },
    ];
    const seenBy = (reader: string) => JSON.stringify(writing.path(3, reader));
    expect(seenBy('b')).not.toMatch(/c-post|d-post|c-person/);
    expect(seenBy('a')).toMatch(/c-post/);
    expect(seenBy('c')).toMatch(/c-post.*d-post/s);
  });

  it('shows a paraph as stale as soon as the text has changed', () => {
    const writing = new Writing()
      .process('letter', 'letter', 'IN_REVIEW')
      .line('letter', 'opened', 'process', 0, { post: 'a-post' }, 'a')
      .task('letter', 'review.1.1', 'review', 'b', 0, 1)
      .line('letter', 'answered', 'review.1.1', 1, { outcome: 'approved', version: 1 }, 'b');
    expect(writing.path(2).hops.at(-1)).toMatchObject({ what: 'approved', version: 1, stale: false });
    writing.version = 2;
    expect(writing.path(2).hops.at(-1)).toMatchObject({ stale: true });
    expect(writing.path(2).text.join('\n')).toContain('متن را پاراف کرد (نسخه ۱؛ متن پس از آن تغییر کرده است)');
  });

  it('names who really acted, and for whom', () => {
    const path = delivered()
      .task('at b', 'attend.1', 'attend', 'b', 1, 2)
      .line('at b', 'answered', 'attend.1', 2, { outcome: 'closed' }, 'b', { actor: 'c-person', behalf: 'b-person' })
      .path(3);
    expect(path.text.join('\n')).toContain('رئیس b (شخص c به جای شخص b): کار خود را با نامه پایان داد (۱ ساعت در آنجا بود)');
  });

  it('tells the office at work where nobody has it', () => {
    const path = new Writing()
      .process('letter', 'letter', 'DRAFTING')
      .line('letter', 'opened', 'process', 0, { post: 'a-post' }, 'a')
      .path(1);
    expect(path.now).toMatchObject([{ waiting: 'OFFICE', unit: { id: 'a' }, forMs: HOUR }]);
  });
});
