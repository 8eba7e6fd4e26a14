import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoutePlan } from '../../contracts/route-plan';
import { compileRoute } from '../../src/routing/compile/compile';
import { Findings } from '../../src/routing/compile/findings';
import { scanXml, type XmlElement } from '../../src/routing/compile/xml-scan';
import { differenceOf } from '../../src/routing/told/difference';
import type { Item, PersonStep, Sequence } from '../../web/src/features/routes/outline/outline';
import { outlineOf } from '../../web/src/features/routes/outline/outline-of';
import { applyEdit, mayMoveDown, mayRemove, placeOf, type Edit, type PersonFacts } from '../../web/src/features/routes/outline/outline-to';
import { RouteFile } from '../../web/src/features/routes/outline/route-file';

const read = (name: string) => readFileSync(join(__dirname, name), 'utf8');
const office = join(__dirname, '../../data/routes');
const approval = read('told/approval.bpmn');
const structured = [
  'told/approval',
  'cases/r001-sequence',
  'cases/r002-parallel-split-join',
  'cases/r015-arbitrary-cycle-return',
  'cases/p011-outcomes',
];

const planOf = async (xml: string): Promise<RoutePlan> => {
  const { plan, report } = await compileRoute(Buffer.from(xml));
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan!;
};
const outlineIn = async (xml: string): Promise<Sequence> => outlineOf(await RouteFile.open(xml))!;
const idsOf = ({ items }: Sequence): string[] => items.map(({ id }) => id);

async function edited(xml: string, ...edits: Edit[]): Promise<string> {
  let text = xml;
  for (const edit of edits) {
    const file = await RouteFile.open(text);
    applyEdit(file, edit);
    text = await file.toXml();
  }
  return text;
}
const told = async (before: string, after: string) =>
  differenceOf(await planOf(before), await planOf(after), () => undefined).map(({ sentence }) => sentence);

const factsOf = ({ name, form, who, due, choices, late }: PersonStep): PersonFacts => ({
  name,
  form,
  who,
  due,
  choices: choices.filter(({ to }) => to !== null).map(({ outcome, to, via }) => ({ outcome, to: to!, isReturned: !!via })),
  late: late && { after: late.after, to: late.to },
});
const personIn = (outline: Sequence, id: string): PersonStep => placeOf(outline, id)!.item as PersonStep;

describe('a route as a list of steps', () => {
  it('has who, until when, what next and who is told', async () => {
    const outline = await outlineIn(approval);
    expect(idsOf(outline)).toEqual(['review', 'sign', 'register', 'dispatch']);
    expect(personIn(outline, 'review')).toMatchObject({
      form: 'letter.review',
      who: '= [manager(sender)]',
      due: '= businessHours(now(), duration("PT16H"))',
      choices: [{ outcome: 'returned', to: 'review', via: 'letter.return' }],
      late: { after: '= businessHours(now(), duration("PT16H"))', to: '= [manager(manager(sender))]' },
    });
    expect(personIn(outline, 'sign').choices).toMatchObject([{ outcome: 'returned', to: 'review', via: null }]);
  });

  it('has branches side by side', async () => {
    const [block] = (await outlineIn(read('cases/r002-parallel-split-join.bpmn'))).items;
    expect(block).toMatchObject({ is: 'parallel', branches: [{ items: [{ id: 'A' }] }, { items: [{ id: 'B' }] }] });
  });

  it.each([
    ['r010-inclusive-two-of-three', ['f']],
    ['r012-inclusive-join-unbalanced', ['f']],
    ['r018-terminate-inside-subprocess', ['S']],
    ['r003-exclusive-first-true', ['g']],
    ['r008-multi-merge', ['f']],
    ['r038-call-activity', ['C']],
  ])('shows what it cannot say of %s as closed', async (name, closed) => {
    const { items } = await outlineIn(read(`cases/${name}.bpmn`));
    expect(items.filter(({ is }) => is === 'closed').map(({ id }) => id)).toEqual(closed);
  });
});

describe('the file of an edited list', () => {
  it.each(structured)('is equivalent when nothing was changed: %s', async (name) => {
    const xml = read(`${name}.bpmn`);
    const again = await (await RouteFile.open(xml)).toXml();
    expect(factsIn(again)).toEqual(factsIn(xml));
    expect(await planOf(again)).toEqual(await planOf(xml));
  });

  it('changes only the deadline when only that was changed', async () => {
    const facts = { ...factsOf(personIn(await outlineIn(approval), 'sign')), due: '= businessDays(now(), 5)' };
    const after = await edited(approval, { do: 'change person', id: 'sign', facts });
    expect(await told(approval, after)).toEqual(['مهلت «امضای رئیس» از ۲ روز کاری به ۵ روز کاری تغییر کرد.']);
    expect(factsIn(after)).toEqual(factsIn(approval.replace('businessDays(now(), 2)', 'businessDays(now(), 5)')));
  });

  it('has a new step between two, drawn beside the flow, and everything else where it was', async () => {
    const facts: PersonFacts = { name: 'کنترل', form: '', who: '= [secretariat(unit)]', due: '', choices: [], late: null };
    const after = await edited(approval, { do: 'add person', on: 'f9', facts });
    expect(await told(approval, after)).toEqual(['«کنترل» پس از «ثبت» افزوده شد: کاری نزد دبیرخانهٔ واحد فرستنده.']);
    expect(idsOf(await outlineIn(after))).toEqual(['review', 'sign', 'register', 'UserTask_1', 'dispatch']);
    expect(after).toContain('kept</other:history>');
    expect(after).toContain('<other:note important="yes">نگه داشته شود</other:note>');
    const [before, now] = [shapesIn(approval), shapesIn(after)];
    for (const [id, box] of before) expect([id, now.get(id)]).toEqual([id, box]);
    expect(now.has('UserTask_1')).toBe(true);
    expect([...now].filter(([id, box]) => id !== 'UserTask_1' && id !== 'late' && overlaps(box, now.get('UserTask_1')!))).toEqual([]);
  });

  it('loses a step with everything that hangs on it, and no other', async () => {
    const after = await edited(approval, { do: 'remove', id: 'review' });
    expect(idsOf(await outlineIn(after))).toEqual(['sign', 'register', 'dispatch']);
    const { nodes } = await planOf(after);
    expect(Object.keys(nodes).sort()).toEqual(['approval', 'dispatch', 'end', 'register', 'sign', 'signed', 'start']);
    expect([...shapesIn(after).keys()].sort()).toEqual(['dispatch', 'end', 'register', 'sign', 'signed', 'start']);
  });

  it('has two steps in the other order, and comes back when they change again', async () => {
    const after = await edited(approval, { do: 'move down', id: 'register' });
    expect(idsOf(await outlineIn(after))).toEqual(['review', 'sign', 'dispatch', 'register']);
    const withGateways = await edited(approval, { do: 'move down', id: 'review' });
    expect(idsOf(await outlineIn(withGateways))).toEqual(['sign', 'review', 'register', 'dispatch']);
    expect(personIn(await outlineIn(withGateways), 'sign').choices[0]!.to).toBe('review');
    const back = await edited(withGateways, { do: 'move down', id: 'sign' });
    expect(await told(approval, back)).toEqual(['ترتیب راه‌های ورودی «بازبینی متن» تغییر کرد.']);
  });

  it('sends back by outcome, ends early, and goes on as usual again', async () => {
    const plain = read('cases/r001-sequence.bpmn');
    const ids = idsOf(await outlineIn(plain));
    const facts: PersonFacts = {
      ...factsOf(personIn(await outlineIn(plain), ids[1]!)),
      choices: [
        { outcome: 'returned', to: ids[0]!, isReturned: true },
        { outcome: 'rejected', to: 'end', isReturned: false },
      ],
      late: { after: '= businessDays(now(), 1)', to: '= [manager(sender)]' },
    };
    const after = await edited(plain, { do: 'change person', id: ids[1]!, facts });
    expect(factsOf(personIn(await outlineIn(after), ids[1]!))).toEqual(facts);
    await planOf(after);
    const turned = { ...facts, choices: [{ outcome: 'returned', to: ids[1]!, isReturned: false }] };
    const other = await edited(after, { do: 'change person', id: ids[1]!, facts: turned });
    expect(factsOf(personIn(await outlineIn(other), ids[1]!))).toEqual(turned);
    const back = await edited(other, { do: 'change person', id: ids[1]!, facts: { ...facts, choices: [], late: null } });
    expect(await told(plain, back)).toEqual([]);
  });

  it('gets branches, more in them, and loses them', async () => {
    const plain = read('cases/r001-sequence.bpmn');
    const { first } = await outlineIn(plain);
    const after = await edited(plain, { do: 'add branches', on: first, names: ['حقوقی', 'مالی'] });
    const [block] = (await outlineIn(after)).items;
    expect(block).toMatchObject({ is: 'parallel', branches: [{ items: [{ name: 'حقوقی' }] }, { items: [{ name: 'مالی' }] }] });
    const inside = (block as Extract<Item, { is: 'parallel' }>).branches[1]!;
    const more = await edited(after, {
      do: 'add command',
      on: inside.items[0]!.exit!,
      facts: { name: 'خبر', command: 'letter.notify', to: '= signers' },
    });
    await planOf(more);
    const [longer] = (await outlineIn(more)).items;
    expect((longer as Extract<Item, { is: 'parallel' }>).branches[1]!.items.map(({ name }) => name)).toEqual(['مالی', 'خبر']);
    const back = await edited(more, { do: 'remove', id: block!.id });
    expect(await told(plain, back)).toEqual([]);
  });

  it.each(readdirSync(office).filter((name) => name.endsWith('.bpmn')))('lets a step be put into the office route %s', async (name) => {
    const xml = readFileSync(join(office, name), 'utf8');
    const { items } = await outlineIn(xml);
    const command = items.find(({ is, exit }) => is === 'command' && exit !== null)!;
    const facts: PersonFacts = { name: 'کنترل', form: '', who: '= [secretariat(unit)]', due: '', choices: [], late: null };
    const after = await edited(xml, { do: 'add person', on: command.entry, facts });
    expect(await told(xml, after)).toEqual([expect.stringMatching(/^«کنترل» پس از .* افزوده شد: کاری نزد دبیرخانهٔ واحد فرستنده\.$/)]);
    expect((await outlineIn(after)).beside).toEqual((await outlineIn(xml)).beside);
  });

  it('keeps what only the drawing can say: such a step does not move over its end, nor go', async () => {
    const outline = await outlineIn(read('cases/r003-exclusive-first-true.bpmn'));
    expect(outline.items.map(mayRemove)).toEqual([false]);
    expect(mayMoveDown(outline, 0)).toBe(false);
    const late = await outlineIn(read('cases/r021-boundary-timer-interrupting.bpmn'));
    expect(late.items[0]).toMatchObject({ is: 'person', hasMore: true });
    expect(mayRemove(late.items[0]!)).toBe(false);
  });
});

type Box = { x: number; y: number; width: number; height: number };
const overlaps = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function shapesIn(xml: string): Map<string, Box> {
  const found = xml.matchAll(
    /<bpmndi:BPMNShape[^>]*bpmnElement="([^"]+)"[^>]*>\s*<dc:Bounds x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"/g,
  );
  return new Map([...found].map(([, id, x, y, width, height]) => [id!, { x: +x!, y: +y!, width: +width!, height: +height! }]));
}

/** Every element of a file with its attributes and text; which stands first matters only among equals. */
function factsIn(xml: string): unknown {
  const inside = (element: XmlElement): unknown => {
    const children = element.content.filter((part): part is XmlElement => typeof part === 'object' && 'tag' in part);
    const text = element.content
      .filter((part) => typeof part === 'string')
      .join('')
      .trim();
    const groups = new Map<string, unknown[]>();
    for (const child of children) groups.set(child.name, [...(groups.get(child.name) ?? []), inside(child)]);
    return [element.name, [...element.attributes].sort(), text, [...groups].sort(([a], [b]) => (a < b ? -1 : 1))];
  };
  return inside(scanXml(xml.replace(/^<\?xml[^>]*\?>/, ''), new Findings())!);
}
