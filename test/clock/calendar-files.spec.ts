import fc from 'fast-check';
import { dateOfDay } from '../../contracts/tehran-time';
import { CalendarLayer, ExceptionKind, kindOf, Weekday } from '../../contracts/working-calendar';
import { calendarWords, exceptionWords } from '../../contracts/working-calendar.words';
import { layerFromCsv, layerToCsv } from '../../src/calendar/calendar-csv';
import { fileWords } from '../../src/calendar/calendar-files.words';
import { layerFromIcs, layerToIcs } from '../../src/calendar/calendar-ics';
import { rulesOfFile } from '../../src/calendar/rules-of-file';

const layer = CalendarLayer.parse({
  name: 'استان تهران',
  weeks: [
    { from: '2025-05-15', to: '2025-09-15', title: 'تابستان', hours: { sat: [['06:30', '12:00'], ['13:00', '24:00']], thu: [] } }, // prettier-ignore
  ],
  exceptions: [
    { from: '2025-11-24', to: '2025-11-26', hours: [], kind: 'CLOSURE', title: 'آلودگی هوا، سرما؛ "شدید"', source: 'استانداری', announcedAt: '2025-11-23T16:00:00.000Z' }, // prettier-ignore
    { from: '2025-03-20', hours: [['08:00', '10:00']], kind: 'SHORT_DAY' },
  ],
});

describe('a layer as a table', () => {
  const head = 'نوع,از,تا,عنوان,ساعت کاری,شنبه,یکشنبه,دوشنبه,سه‌شنبه,چهارشنبه,پنجشنبه,جمعه,اعلام‌کننده,زمان اعلام';
  const problems = (...rows: string[]) => layerFromCsv('x', [head, ...rows].join('\r\n')).problems;

  it('has Jalali dates and a row for each week and exception', () => {
    expect(layerToCsv(layer).replace('\uFEFF', '').split('\r\n')).toEqual([
      'نوع,از,تا,عنوان,ساعت کاری,اعلام‌کننده,زمان اعلام,شنبه,یکشنبه,دوشنبه,سه‌شنبه,چهارشنبه,پنجشنبه,جمعه',
      'هفته,1404/02/25,1404/06/24,تابستان,,,,06:30-12:00 13:00-24:00,,,,,تعطیل,',
      'تعطیلی,1404/09/03,1404/09/05,"آلودگی هوا، سرما؛ ""شدید""",تعطیل,استانداری,1404/09/02 19:30,,,,,,,',
      'ساعت دیگر,1403/12/30,,,08:00-10:00,,,,,,,,,',
      '',
    ]);
  });

  it('is read in Persian digits, columns in any order, empty rows left out', () => {
    const read = layerFromCsv(
      'کشور',
      'از,تا,ساعت کاری,نوع\n\n۱۴۰۳/۱۲/۳۰,,تعطیل,تعطیل رسمی\n۱۴۰۴-۱-۵,۱۴۰۴/۰۱/۰۶,۷:۳۰-۱۰:۰۰,ساعت دیگر\n,,,\n',
    );
    expect(read.layer?.exceptions).toEqual([
      { from: '2025-03-20', hours: [], kind: 'HOLIDAY' },
      { from: '2025-03-25', to: '2025-03-26', hours: [['07:30', '10:00']], kind: 'SHORT_DAY' },
    ]);
  });

  it('is read as spreadsheets of any country save it', () => {
    for (const separator of [',', ';', '\t']) {
      const text = layerToCsv(layer).replaceAll(',', separator);
      expect([separator, layerFromCsv(layer.name, text).layer]).toEqual([separator, layer]);
    }
  });

  it('knows its words as other keyboards write them', () => {
    const read = layerFromCsv('x', 'نوع,از,تا,ساعت كاري,پنج شنبه,سه\u200Cشنبه\nتعطيل رسمي,۱۴۰۴/۰۱/۰۵,,تعطيل\nهفته,,,,تعطيل,7:30-12:00');
    expect(read.layer).toMatchObject({
      weeks: [{ hours: { thu: [], tue: [['07:30', '12:00']] } }],
      exceptions: [{ from: '2025-03-25', kind: 'HOLIDAY', hours: [] }],
    });
  });

  it('has nothing that a spreadsheet would run, and is read back as it was', () => {
    const titled = { ...layer, exceptions: ['=1+1', "'=1+1", "''@x", "'سلام'"].map((title) => ({ ...layer.exceptions[1]!, title })) };
    expect(layerToCsv(titled).match(/(?<=,)[=@][^,]*/g)).toBeNull();
    expect(layerFromCsv(layer.name, layerToCsv(titled)).layer).toEqual(titled);
  });

  it('says everything that is wrong with it, line by line', () => {
    expect(
      problems(
        'تعطیلی,1404/12/30,,,تعطیل',
        'عید,1404/01/01,,,تعطیل',
        'هفته,,,,تعطیل,7-14',
        'تعطیلی,1404/01/02,,,,,,,,,,,,فردا',
        'تعطیلی,,,,تعطیل,08:00-12:00',
      ),
    ).toEqual([
      { line: 2, message: fileWords.dateUnknown('1404/12/30') },
      { line: 3, message: fileWords.kindUnknown('عید') },
      { line: 4, message: fileWords.notMeant('ساعت کاری', 'هفته') },
      { line: 4, message: fileWords.hoursUnknown('7-14') },
      { line: 5, message: fileWords.hoursUnknown('') },
      { line: 5, message: fileWords.momentUnknown('فردا') },
      { line: 6, message: fileWords.notMeant('شنبه', 'تعطیلی') },
      { line: 6, message: fileWords.dateUnknown('') },
    ]);
    expect(problems('هفته,1404/02/01,1404/01/01,,,08:00-12:00', 'تعطیلی,1404/01/02,,,09:00-10:00 09:30-12:00')).toEqual([
      { line: 2, message: calendarWords.rangeReversed },
      { line: 3, message: calendarWords.hoursOverlap },
    ]);
    expect(problems('هفته')).toEqual([{ line: 2, message: calendarWords.weekEmpty }]);
    expect(layerFromCsv('x', 'نوع,از,تا,رنگ').problems?.map(({ message }) => message)).toEqual([
      fileWords.columnUnknown('رنگ'),
      fileWords.columnMissing('ساعت کاری'),
    ]);
    expect(layerFromCsv('x', `${head}\n"هفته`).problems).toEqual([{ message: fileWords.quoteOpen }]);
    expect(layerFromCsv('x', 'نوع,از,تا,از,ساعت کاری').problems).toEqual([{ line: 1, message: fileWords.columnTwice('از') }]);
    expect(layerFromCsv('x', '').problems).toEqual([{ message: fileWords.columnMissing('نوع') }]);
    expect(problems(`${'ع'.repeat(400_000)},1404/01/01,,,تعطیل`)).toEqual([{ line: 2, message: `نوع «${'ع'.repeat(60)}…» شناخته نیست.` }]);
  });
});

describe('a layer as iCalendar', () => {
  const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');

  it('has all-day events that other programs show', () => {
    const text = layerToIcs(layer, new Date('2025-11-23T16:00:00Z'));
    expect(text).toContain('DTSTART;VALUE=DATE:20251124\r\nDTEND;VALUE=DATE:20251127');
    expect(text).toContain('RRULE:FREQ=WEEKLY;BYDAY=SA,TH;UNTIL=20250915');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(layerFromIcs(layer.name, text).layer).toEqual(layer);
  });

  it('takes the all-day events of another program as holidays', () => {
    const foreign = file(
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;VALUE=DATE:20250320',
      'DTEND;VALUE=DATE:20250325',
      'SUMMARY:نو',
      ' روز\\, عید',
      'END:VEVENT', // prettier-ignore
      'BEGIN:VEVENT',
      'UID:2',
      'DTSTART;VALUE=DATE:20250401',
      'SUMMARY:یک روز',
      'END:VEVENT', // prettier-ignore
      'BEGIN:VEVENT',
      'UID:3',
      'DTSTART;VALUE=DATE:20250402',
      'STATUS:CANCELLED',
      'END:VEVENT', // prettier-ignore
    );
    expect(layerFromIcs('کشور', foreign).layer?.exceptions).toEqual([
      { from: '2025-03-20', to: '2025-03-24', hours: [], kind: 'HOLIDAY', title: 'نوروز, عید' },
      { from: '2025-04-01', hours: [], kind: 'HOLIDAY', title: 'یک روز' },
    ]);
  });

  it('says which events it cannot read', () => {
    const timed = ['BEGIN:VEVENT', 'UID:1', 'DTSTART:20250320T100000Z', 'SUMMARY:جلسه', 'END:VEVENT'];
    const yearly = ['BEGIN:VEVENT', 'UID:2', 'DTSTART;VALUE=DATE:20250320', 'RRULE:FREQ=YEARLY', 'SUMMARY:نوروز', 'END:VEVENT'];
    expect(layerFromIcs('x', file(...timed, ...yearly)).problems).toEqual([
      { message: fileWords.timedEvent('جلسه') },
      { message: fileWords.recurringEvent('نوروز') },
    ]);
    const dates = ['DATE:20250230', 'DATE:20251301', 'DATE:2025', 'DATE:00010101', 'DATE:20250320\r\nDTEND:20250322T100000Z'];
    for (const start of dates)
      expect(layerFromIcs('x', file('BEGIN:VEVENT', `DTSTART;VALUE=${start}`, 'SUMMARY:روز', 'END:VEVENT')).problems).toEqual([
        { message: fileWords.eventDates('روز') },
      ]);
    // nor what goes back, has hours, or is longer than a century, which the library would count day by day
    for (const end of ['DTEND;VALUE=DATE:20250301', 'DURATION:-P3D', 'DURATION:P1DT5H', 'DURATION:P99999999999D'])
      expect(layerFromIcs('x', file('BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20250320', end, 'SUMMARY:روز', 'END:VEVENT')).problems).toEqual([
        { message: fileWords.eventDates('روز') },
      ]);
    const { layer } = layerFromIcs('x', file('BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20250320', 'DURATION:P1W', 'SUMMARY:روز', 'END:VEVENT'));
    expect(layer?.exceptions).toMatchObject([{ from: '2025-03-20', to: '2025-03-26' }]);
    expect(layerFromIcs('x', file('BEGIN:VEVENT', 'X-CHAPAR-WEEK:', 'END:VEVENT')).problems).toContainEqual({
      message: calendarWords.weekEmpty,
    });
    for (const text of ['', 'نوع,از', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VEVENT\r\nEND:VEVENT'])
      expect(layerFromIcs('x', text).problems).toEqual([{ message: fileWords.notACalendar }]);
  });
});

describe('whatever a layer holds', () => {
  const dates = fc.integer({ min: 14_600, max: 25_500 }).map(dateOfDay);
  const ranges = fc.tuple(dates, fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined })).map(([from, days]) => ({
    from,
    ...(days !== undefined && { to: dateOfDay(Date.parse(`${from}T00:00:00Z`) / 86_400_000 + days) }),
  }));
  const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const hours = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
    .map((minutes) => minutes.sort((a, b) => a - b))
    .map((minutes) =>
      minutes.flatMap((opens, i) => (i % 2 === 0 && i + 1 < minutes.length ? [[clock(opens), clock(minutes[i + 1]!)]] : [])),
    );
  const kindWords: string[] = [...Object.values(exceptionWords), fileWords.week];
  const line = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('"', ',,', '=1+1', "''-1", '\\n', ';', 'a\\,b', "'=1+1", 'می‌شود'),
    )
    .map((text) => text.trim())
    .filter((text) => /^[^\p{Cc}\p{Cs}\u2028\u2029]+$/u.test(text) && !kindWords.includes(text));
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const layers = fc
    .record({
      name: line,
      weeks: fc.array(
        fc.record({
          range: fc.oneof(ranges, fc.constant({})),
          title: maybe(line),
          hours: fc.dictionary(fc.constantFrom(...Weekday.options), hours, { minKeys: 1 }),
        }),
        { maxLength: 4 },
      ),
      exceptions: fc.array(
        fc.record({
          range: ranges,
          hours,
          kind: maybe(fc.constantFrom(...ExceptionKind.options)),
          title: maybe(line),
          source: maybe(line),
          announcedAt: maybe(fc.integer({ min: 1_700_000_000_000, max: 2_200_000_000_000 }).map((ms) => new Date(ms).toISOString())),
        }),
        { maxLength: 6 },
      ),
    })
    .map(({ name, weeks, exceptions }) => {
      const flat = <T extends { range: object }>({ range, ...rest }: T) => ({ ...range, ...rest });
      const plain = CalendarLayer.parse({ name, weeks: weeks.map(flat), exceptions: exceptions.map(flat) });
      return { ...plain, exceptions: plain.exceptions.map((one) => ({ ...one, kind: kindOf(one) })) };
    });

  it('comes back from its table and from its iCalendar file', () => {
    fc.assert(
      fc.property(layers, (any) => {
        expect(layerFromCsv(any.name, layerToCsv(any))).toEqual({ layer: any });
        expect(layerFromIcs(any.name, layerToIcs(any, new Date('2025-11-23T16:00:00Z')))).toEqual({ layer: any });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a file that takes the place of a layer', () => {
  const day = (title: string, from: string, to?: string) => ({ from, to, hours: [], kind: 'CLOSURE' as const, title });
  const [cold, dust, eid] = [day('سرما', '2025-12-01', '2025-12-05'), day('غبار', '2025-12-03'), day('عید', '2026-03-21')];
  const there = (...rules: (typeof cold)[]) => rules.map((rule, i) => ({ ...rule, id: `${i}` }));

  it('changes nothing where it says the same, also where the same stands twice', () => {
    expect(rulesOfFile(there(cold, dust, dust), [cold, dust, dust], true)).toEqual({ added: [], gone: [] });
    expect(rulesOfFile(there(cold), [cold, cold], false)).toEqual({ added: [cold], gone: [] });
    expect(rulesOfFile(there(cold, dust, cold), [dust, cold], true)).toEqual({ added: [cold], gone: ['0', '2'] });
  });

  it('holds in its own order where its days overlap; other days stay as they are', () => {
    expect(rulesOfFile(there(cold, dust, eid), [dust, cold, eid], true)).toEqual({ added: [cold], gone: ['0'] });
    expect(rulesOfFile(there(dust, eid), [eid, cold, dust], true)).toEqual({ added: [cold, dust], gone: ['0'] });
    expect(rulesOfFile(there(dust, eid), [eid, dust], true)).toEqual({ added: [], gone: [] });
  });
});
