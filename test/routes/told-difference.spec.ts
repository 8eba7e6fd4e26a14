import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson, RouteNodeKind, RoutePlan } from '../../contracts/route-plan';
import { compileRoute } from '../../src/routing/compile/compile';
import { differenceOf } from '../../src/routing/told/difference';

const folder = join(__dirname, 'cases');
const approval = readFileSync(join(__dirname, 'told/approval.bpmn'), 'utf8');
const planOf = async (file: string | Uint8Array): Promise<RoutePlan> => (await compileRoute(Buffer.from(file))).plan!;
const nobody = () => undefined;

/** The approval with parts of its file replaced, told against the approval as it is. */
async function told(...replaced: [string, string][]): Promise<string[]> {
  const edited = replaced.reduce((file, [from, to]) => {
    expect(file).toContain(from);
    return file.replaceAll(from, to);
  }, approval);
  return differenceOf(await planOf(approval), await planOf(edited), nobody).map(({ sentence }) => sentence);
}

describe('what differs between two versions', () => {
  it.each<[string, [string, string][], string[]]>([
    [
      'a deadline',
      [['businessHours(now(), duration(&#34;PT16H&#34;))', 'businessDays(now(), 2)']],
      ['مهلت «بازبینی متن» از ۱۶ ساعت کاری به ۲ روز کاری تغییر کرد.'],
    ],
    [
      'a timer',
      [['>= businessHours(now(), duration("PT16H"))', '>= businessHours(now(), duration("PT8H"))']],
      ['رویداد «دیر شد» از زمان «۱۶ ساعت کاری» به زمان «۸ ساعت کاری» تغییر کرد.'],
    ],
    [
      'who',
      [['= signers', '= reviewers']],
      ['گیرندهٔ «امضای رئیس» از امضاکنندگانی که نویسنده نام برده است به بررسی‌کنندگانی که نویسنده نام برده است تغییر کرد.'],
    ],
    ['a name', [['name="ثبت"', 'name="ثبت در دفتر"']], ['نام «ثبت» به «ثبت در دفتر» تغییر کرد.']],
    [
      'a command',
      [['letter.dispatch', 'letter.await']],
      ['فرمان «ارسال» از «ارسال به گیرندگان» به «انتظار تا پایان کار همهٔ گیرندگان» تغییر کرد.'],
    ],
    [
      'a condition',
      [
        [
          '<bpmn:sequenceFlow id="f7" sourceRef="signed" targetRef="review">\n      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">= outcome = "returned"',
          '<bpmn:sequenceFlow id="f7" sourceRef="signed" targetRef="review">\n      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">= outcome = "rejected"',
        ],
      ],
      ['شرط راه دوراهی پس از «امضای رئیس» به «بازبینی متن» از «بازگردانده شود» به «رد شود» تغییر کرد.'],
    ],
    [
      'where a way leads',
      [
        ['id="f5" sourceRef="correct" targetRef="review"', 'id="f5" sourceRef="correct" targetRef="sign"'],
        ['<bpmn:incoming>f5</bpmn:incoming>', ''],
        ['<bpmn:incoming>f4</bpmn:incoming>', '<bpmn:incoming>f4</bpmn:incoming><bpmn:incoming>f5</bpmn:incoming>'],
      ],
      ['راه «اصلاح متن» که به «بازبینی متن» می‌رفت، اکنون به «امضای رئیس» می‌رود.'],
    ],
    ['what a deadline does', [['cancelActivity="false"', 'cancelActivity="true"']], ['«دیر شد» اکنون کار را قطع می‌کند.']],
    [
      'whom a notice is for',
      [['= [manager(manager(sender))]', '= [manager(sender)]']],
      ['مقدار ورودی «to» در «آگاهی مدیر» از «\u2066[manager(manager(sender))]\u2069» به «\u2066[manager(sender)]\u2069» تغییر کرد.'],
    ],
    [
      'spelling only',
      [['= signers', '=  ( signers )']],
      ['گیرندهٔ «امضای رئیس» از «\u2066signers\u2069» به «\u2066( signers )\u2069» تغییر کرد.'],
    ],
    ['an id only', [['"register"', '"registering"']], ['شناسهٔ «ثبت» از «register» به «registering» تغییر کرد.']],
    ['ids of ways only', [['f9', 'f_nine']], ['شناسهٔ ۱ راه در پرونده تغییر کرده است.']],
  ])('names %s', async (_, replaced, sentences) => {
    expect(await told(...replaced)).toEqual(sentences);
  });

  it('names a step that came with what it asks, and one that went', async () => {
    const step = `<bpmn:userTask id="check" name="کنترل شماره"><bpmn:extensionElements><zeebe:assignmentDefinition candidateGroups="= [secretariat(unit)]"/></bpmn:extensionElements><bpmn:incoming>f9</bpmn:incoming><bpmn:outgoing>f9b</bpmn:outgoing></bpmn:userTask>`;
    const added: [string, string][] = [
      ['<bpmn:endEvent id="end">', `${step}<bpmn:endEvent id="end">`],
      [
        'sourceRef="register" targetRef="dispatch" />',
        'sourceRef="register" targetRef="check" /><bpmn:sequenceFlow id="f9b" sourceRef="check" targetRef="dispatch"/>',
      ],
      ['<bpmn:incoming>f9</bpmn:incoming>\n', '<bpmn:incoming>f9b</bpmn:incoming>\n'],
    ];
    expect(await told(...added)).toEqual(['«کنترل شماره» پس از «ثبت» افزوده شد: کاری نزد دبیرخانهٔ واحد فرستنده.']);
    const longer = added.reduce((file, [from, to]) => file.replace(from, to), approval);
    expect(differenceOf(await planOf(longer), await planOf(approval), nobody).map(({ sentence }) => sentence)).toEqual([
      '«کنترل شماره» برداشته شد.',
      'راه «ثبت» که به «کنترل شماره» می‌رفت، اکنون به «ارسال» می‌رود.',
    ]);
  });

  it('names a quorum and how a step is repeated', async () => {
    const file = readFileSync(join(folder, 'p006-quorum-approve-or-block.bpmn'), 'utf8');
    const edited = file.replace(
      '= count(votes[item = "approve"]) &gt;= 2 or count(votes[item = "reject"]) &gt;= 2',
      '= count(votes[item = "approve"]) &gt;= 3',
    );
    expect(differenceOf(await planOf(file), await planOf(edited), nobody).map(({ sentence }) => sentence)).toEqual([
      'حد نصاب کار «V» از «شمار «approve» در «votes» دست‌کم ۲ باشد، یا شمار «reject» در «votes» دست‌کم ۲ باشد» به «شمار «approve» در «votes» دست‌کم ۳ باشد» تغییر کرد.',
    ]);
  });

  it('finds nothing where only the drawing differs', async () => {
    expect(await told(['x="240"', 'x="250"'], ['name="عودت"', 'name="برگشت"'])).toEqual([]);
  });
});

describe('whatever is changed in a plan', () => {
  let plans: RoutePlan[];
  beforeAll(async () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
    plans = await Promise.all([approval, ...files.map((name) => readFileSync(join(folder, name)))].map(planOf));
  });

  it('is told, for every part of every kind of step', () => {
    const tried = new Set<string>();
    for (const plan of plans) {
      placesIn(plan).forEach(({ shape, hows }, place) => {
        if (!tried.has(shape)) for (const how of hows) expectTold(plan, place, how);
        tried.add(shape);
      });
    }
    expect(tried.size).toBeGreaterThan(300);
  });

  it('is told, wherever it is; and a plan does not differ from itself', () => {
    const edits = fc.record({ plan: fc.nat(), place: fc.nat(), how: fc.nat(2) });
    fc.assert(
      fc.property(edits, ({ plan, place, how }) => {
        expectTold(plans[plan % plans.length]!, place, how);
        expect(differenceOf(plans[plan % plans.length]!, structuredClone(plans[plan % plans.length]!), nobody)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function expectTold(plan: RoutePlan, place: number, how: number): void {
  const edited = structuredClone(plan);
  const places = placesIn(edited);
  places[place % places.length]!.edit(how);
  if (!RoutePlan.safeParse(edited).success || canonicalJson(edited) === canonicalJson(plan)) return;
  const sentences = differenceOf(plan, edited, nobody).map(({ sentence }) => sentence);
  if (sentences.length === 0) throw new Error(`not told: ${firstDifference(plan, edited)}`);
  for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|\[object/);
}

interface Place {
  /** the path to it, with kinds of nodes for their ids */
  shape: string;
  /** ways in which it can be edited */
  hows: readonly number[];
  edit(how: number): void;
}
const kinds: Record<string, readonly string[]> = {
  kind: [...RouteNodeKind.options, 'timer', 'message', 'signal', 'error', 'escalation', 'link', 'terminate', 'compensation'],
  form: ['duration', 'date', 'cycle'],
  referral: ['none', 'allowed', 'blocking'],
};

/** Every single edit of a JSON value: texts and flags become others, lists lose, gain or turn, optional parts go. */
function placesIn(value: object, path = ''): Place[] {
  return (Object.entries(value) as [string, unknown][]).flatMap(([key, part]) => {
    const owner = value as Record<string, unknown>;
    const isList = Array.isArray(value);
    const kind = isNamed(part) ? part.kind : isList || path.endsWith('/flows') || path.endsWith('/reach') ? '*' : key;
    const shape = `${path}/${kind}`;
    const place = (how: string, edit: Place['edit'], hows: readonly number[] = [0]): Place => ({ shape: `${shape} ${how}`, hows, edit });
    const others = kinds[key]?.filter((other) => other !== part);
    const isChoice = typeof part === 'string' && kinds[key]?.includes(part);
    const places: Place[] = [];
    if (typeof part === 'boolean') places.push(place('turns', () => void (owner[key] = !part)));
    if (isChoice) for (const other of others!) places.push(place(other, () => void (owner[key] = other)));
    else if (typeof part === 'string') places.push(place('differs', () => void (owner[key] = `${part}x`)));
    if (Array.isArray(part)) {
      const lists = [part.slice(1), [...part].reverse(), [...part, ...part.slice(0, 1)]];
      places.push(place('differs', (how) => void (owner[key] = lists[how]), [0, 1, 2]));
    }
    if (!isList) places.push(place('goes', () => void delete owner[key]));
    return part !== null && typeof part === 'object' ? [...places, ...placesIn(part, shape)] : places;
  });
}

const isNamed = (part: unknown): part is { id: string; kind: string } =>
  part !== null && typeof part === 'object' && 'id' in part && 'kind' in part && typeof part.kind === 'string';

function firstDifference(one: unknown, other: unknown, path = ''): string {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object' || Array.isArray(one))
    return `${path}: ${JSON.stringify(one)} → ${JSON.stringify(other)}`;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const key = keys.find((name) => canonicalJson(a[name]) !== canonicalJson(b[name]))!;
  return firstDifference(a[key], b[key], `${path}/${key}`);
}
