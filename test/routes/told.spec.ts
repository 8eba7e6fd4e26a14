import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoutePlan } from '../../contracts/route-plan';
import { compileRoute } from '../../src/routing/compile/compile';
import { describePlan, stepLine } from '../../src/routing/told/describe';
import { Phrases } from '../../src/routing/told/phrases';

const folder = join(__dirname, 'cases');
const cases = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const office = join(__dirname, '../../data/routes');
const offices = readdirSync(office).filter((name) => name.endsWith('.bpmn'));
const planOf = async (path: string): Promise<RoutePlan> => (await compileRoute(readFileSync(join(__dirname, path)))).plan!;
const nobody = () => undefined;
const linesOf = (plan: RoutePlan, names: (code: string) => string | undefined = nobody) =>
  describePlan(plan, names).flatMap(({ steps }) => steps.map(stepLine));

describe('a route told in words', () => {
  it('says who does what until when, and what then', async () => {
    expect(linesOf(await planOf('told/approval.bpmn'))).toEqual([
      '۱. بازبینی متن: «بررسی و پاراف» نزد رئیس واحد فرستنده، تا ۱۶ ساعت کاری. «متن درست است؟»: اگر بازگردانده شود، به گام ۵ می‌رود؛ در غیر این صورت به گام ۲ می‌رود. اگر تا ۱۶ ساعت کاری انجام نشود، بی آن که کار قطع شود به گام ۶ می‌رود.',
      '۲. امضای رئیس: «امضا» نزد امضاکنندگانی که نویسنده نام برده است، تا ۲ روز کاری. اگر بازگردانده شود، به گام ۱ بازمی‌گردد؛ در غیر این صورت به گام ۳ می‌رود.',
      '۳. ثبت: فرمان «ثبت و شماره‌گذاری». سپس به گام ۴ می‌رود.',
      '۴. ارسال: فرمان «ارسال به گیرندگان». سپس این شاخه پایان می‌یابد.',
      '۵. اصلاح متن: فرمان «بازگرداندن به نویسنده برای اصلاح». سپس به گام ۱ بازمی‌گردد.',
      '۶. آگاهی مدیر: به رئیس بالادست رئیس واحد فرستنده آگاهی داده می‌شود. سپس این شاخه پایان می‌یابد.',
    ]);
  });

  it.each([
    [
      'p003-approval-chain-to-province',
      0,
      'برای هر یک از رئیسان بالادست فرستنده تا ردهٔ استان، یکی پس از دیگری. کاری نزد خود او. سپس مسیر پایان می‌یابد.',
    ],
    [
      'p006-quorum-approve-or-block',
      0,
      'همین که شمار «approve» در «votes» دست‌کم ۲ باشد، یا شمار «reject» در «votes» دست‌کم ۲ باشد، بس است و بقیه کنار می‌رود.',
    ],
    ['p009-four-eyes', 1, 'هر که گام ۱ را انجام داده باشد، این را انجام نمی‌دهد.'],
    ['p011-outcomes', 0, 'اگر نتیجه «return» باشد، به گام ۱ بازمی‌گردد؛ در غیر این صورت به گام ۲ می‌رود.'],
    ['r002-parallel-split-join', 0, 'سپس هم‌زمان به گام‌های ۲ و ۳ می‌رود.'],
    ['r002-parallel-split-join', 3, 'منتظر می‌ماند تا همهٔ شاخه‌ها، از گام‌های ۲ و ۳، برسند.'],
    ['r017-terminate-end', 1, 'سپس همهٔ شاخه‌ها همان‌جا پایان می‌یابند.'],
    ['r018-terminate-inside-subprocess', 0, 'بخشی از چند گام؛ از گام ۲ آغاز می‌شود. سپس به گام ۵ می‌رود.'],
    ['r019-deferred-choice', 0, 'منتظر نخستین رویداد از گام‌های ۲ و ۴ می‌ماند؛ هر کدام پیش افتد، بقیه کنار می‌رود.'],
    ['r021-boundary-timer-interrupting', 0, 'اگر تا ۴ ساعت انجام نشود، کار قطع می‌شود و به گام ۲ می‌رود.'],
    ['r024-boundary-timer-cycle', 0, 'هر ۱ ساعت، تا ۳ بار که انجام نشده باشد، بی آن که کار قطع شود به گام ۲ می‌رود.'],
    ['r040-event-subprocess-interrupting', 3, 'با رسیدن پیام «withdraw» همهٔ کارهای این بخش قطع و این انجام می‌شود.'],
    ['r041-link-events', 0, 'سپس به گام ۲ می‌رود.'],
  ])('tells of %s, step %i: %s', async (name, step, sentence) => {
    expect(linesOf(await planOf(`cases/${name}.bpmn`))[step]).toContain(sentence);
  });

  it.each(cases)('tells every step of %s once, in Persian, and refers to steps that are there', async (name) => {
    const plan = await planOf(`cases/${name}`);
    const steps = describePlan(plan, nobody).flatMap((part) => part.steps);
    const done = ['user', 'job', 'receive', 'rule', 'script', 'call', 'sub', 'handler', 'adhoc', 'race'];
    const expected = Object.values(plan.nodes).filter(({ kind }) => done.includes(kind));
    for (const { id } of expected) expect(steps.filter(({ element }) => element === id)).toHaveLength(1);
    expect(steps.map(({ no }) => no)).toEqual(steps.map((_, i) => i + 1));
    for (const sentence of steps.flatMap(({ sentences }) => sentences)) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence.replace(/«[^»]*»/g, '')).not.toMatch(/[A-Za-z0-9]|undefined/);
      for (const no of sentence.match(/[۰-۹]+(?= (می‌رود|بازمی‌گردد))/g) ?? [])
        expect(steps.some((step) => no === step.no.toLocaleString('fa-IR', { useGrouping: false }))).toBe(true);
    }
  });

  it.each(offices)('tells the office route %s', async (name) => {
    const lines = linesOf((await compileRoute(readFileSync(join(office, name)))).plan!);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line.replace(/«[^»]*»/g, '')).not.toMatch(/[A-Za-z]|undefined/);
  });

  it('calls posts and units that a route names by what the office calls them', async () => {
    const plan = await planOf('told/approval.bpmn');
    plan.nodes.sign!.duty!.candidateGroups = { feel: '["2301.head", secretariat("2301"), "nobody"]' };
    const names = new Map([
      ['2301.head', 'رئیس ادارهٔ یزد'],
      ['2301', 'ادارهٔ یزد'],
    ]);
    expect(linesOf(plan, (code) => names.get(code))[1]).toContain('نزد رئیس ادارهٔ یزد، دبیرخانهٔ ادارهٔ یزد یا «nobody»');
  });

  it('goes through a route of thousands of steps in a row, and through circles without a step', async () => {
    const long: RoutePlan = { schema: 1, processes: ['p'], nodes: {}, flows: {} };
    const ids = Array.from({ length: 20_000 }, (_, i) => `n${i}`);
    long.nodes.p = { id: 'p', kind: 'process', in: [], out: [], body: { nodes: ids, starts: ['n0'], handlers: [] } };
    ids.forEach((id, i) => {
      long.nodes[id] = { id, kind: 'pass', scope: 'p', in: i ? [`f${i - 1}`] : [], out: i < ids.length - 1 ? [`f${i}`] : [] };
      long.flows[`f${i}`] = { id: `f${i}`, from: id, to: `n${i + 1}` };
    });
    expect(linesOf(long)).toHaveLength(ids.length);
    for (const [id, to] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      long.nodes[id] = { id, kind: 'exclusive', scope: 'p', in: [`f-${to}`, 'x'], out: [`f-${id}`] };
      long.flows[`f-${id}`] = { id: `f-${id}`, from: id, to };
    }
    long.flows.f0 = { id: 'f0', from: 'n0', to: 'a' };
    expect(linesOf(long)[0]).toContain('پایان می‌یابد');
  });
});

describe('a condition in words', () => {
  const phrases = new Phrases(nobody, new Set());
  it.each([
    ['outcome = "returned"', 'بازگردانده شود'],
    ['outcome != "returned"', 'بازگردانده نشود'],
    ['not(outcome = "approved")', 'تأیید نشود'],
    ['outcome in ["returned", "rejected"]', 'نتیجه یکی از «عودت» یا «رد» باشد'],
    ['kind = "CIRCULAR" and priority = "IMMEDIATE"', 'نوع نامه «بخشنامه» باشد و فوریت «آنی» باشد'],
    ['(outside or a) and b', '(نامه به بیرون برود، یا «a» برقرار باشد) و «b» برقرار باشد'],
    ['not(a or b)', '«a» برقرار نباشد و «b» برقرار نباشد'],
    ['count(recipients) > 1', 'شمار واحدهای گیرنده بیشتر از ۱ باشد'],
    ['answered >= 2.5', 'شمار پاسخ‌ها دست‌کم ۲.۵ باشد'],
    ['inquiryType = null', 'نوع استعلام معلوم نباشد'],
    ['inquiryType != null', 'نوع استعلام معلوم باشد'],
    ['urgent = false', '«urgent» برقرار نباشد'],
    ['list contains(copies, "2301")', '«2301» میان واحدهای رونوشت باشد'],
    ['x between 1 and 5', '«\u2066x between 1 and 5\u2069» برقرار باشد'],
    ['list contains(["URGENT", "IMMEDIATE"], priority)', 'فوریت یکی از «فوری» یا «آنی» باشد'],
    ['list contains(answers, "returned")', '«عودت» میان «answers» باشد'],
    ['some x in answers satisfies x = 1', '«\u2066some x in answers satisfies x = 1\u2069» برقرار باشد'],
  ])('%s', (feel, words) => {
    expect(phrases.condition({ feel })).toBe(words);
  });

  it.each([
    ['businessHours(now(), duration("PT16H"))', 'تا ۱۶ ساعت کاری'],
    ['businessHours(now(), duration("P1DT30M"))', 'تا ۲۴ ساعت و ۳۰ دقیقه کاری'],
    ['businessDays(now(), 3)', 'تا ۳ روز کاری'],
    ['now() + duration("P2D")', 'تا ۲ روز'],
    ['date("2026-03-21")', 'تا ۱ فروردین ۱۴۰۵'],
    ['jalaliDate("1405/01/10")', 'تا ۱۴۰۵/۰۱/۱۰'],
    ['businessDays(start, 3)', 'تا زمانی که «\u2066businessDays(start, 3)\u2069» می‌گوید'],
  ])('%s', (feel, words) => {
    expect(phrases.due({ feel })).toBe(words);
  });

  it.each([
    [
      'if manager(member) = null then head(unit) else manager(member)',
      'رئیس واحد فرستنده (اگر رئیس بالادست او معلوم نباشد) یا رئیس بالادست او (در غیر این صورت)',
    ],
    ['inRole(ancestor(unit, "hq"), "CLERK")', 'دارندگان نقش «متصدی» در واحد بالادست واحد فرستنده در ردهٔ ستاد'],
    ['member', 'خود او'],
  ])('%s', (feel, words) => {
    expect(new Phrases(nobody, new Set(['member'])).who({ feel })).toBe(words);
  });
});
