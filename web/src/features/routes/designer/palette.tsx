import { Hand, Link2, MoveHorizontal, SquareDashedMousePointer } from 'lucide-react';
import type { DragEvent, MouseEvent, ReactNode } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { toast } from '../../../shared/ui/toast';
import { is, type Drawn, type Modeler } from './bpmn';
import { toolWords as words } from './designer.words';
import { make } from './kit';
import { steps, type Step } from './steps';
import { templates, type Template } from './templates';

const tools = [
  { id: 'hand', icon: <Hand size={18} />, start: (modeler: Modeler, event: Event) => modeler.get('handTool').activateHand(event) },
  {
    id: 'lasso',
    icon: <SquareDashedMousePointer size={18} />,
    start: (modeler: Modeler, event: Event) => modeler.get('lassoTool').activateSelection(event),
  },
  {
    id: 'space',
    icon: <MoveHorizontal size={18} />,
    start: (modeler: Modeler, event: Event) => modeler.get('spaceTool').activateSelection(event),
  },
  { id: 'connect', icon: <Link2 size={18} />, start: (modeler: Modeler, event: Event) => modeler.get('globalConnect').start(event) },
] as const;

/**
 * Everything that can be put down. With the mouse it hangs on the pointer until it is dropped; with the keyboard it stands after what is chosen.
 */
export function Palette({ modeler }: { modeler: Modeler }) {
  const entry = (id: string, label: string, icon: string, made: () => Drawn[], hint?: string) => (
    <li key={id}>
      <button
        type="button"
        draggable
        title={hint}
        data-step={id}
        onDragStart={(event: DragEvent) => {
          event.preventDefault();
          modeler.get('create').start(event.nativeEvent, made());
        }}
        onClick={({ detail, nativeEvent }: MouseEvent) =>
          detail > 0 ? modeler.get('create').start(nativeEvent, made()) : putDown(modeler, made())
        }
        className="control flex w-full cursor-pointer items-center gap-2 rounded-control px-2 text-start text-secondary hover:bg-sunken"
      >
        <span aria-hidden className={`${icon} text-title text-ink-2`} />
        <span className="whitespace-nowrap lg:whitespace-normal">{label}</span>
      </button>
    </li>
  );
  const group = (title: string, entries: ReactNode) => (
    <section aria-label={title} className="shrink-0">
      <p aria-hidden className="px-2 pt-2 text-meta text-ink-3">
        {title}
      </p>
      <ul className="flex lg:block">{entries}</ul>
    </section>
  );
  const makers = { bpmnFactory: modeler.get('bpmnFactory'), elementFactory: modeler.get('elementFactory') };
  const single = (step: Step) => () => begun(modeler, step);
  return (
    <Toolbar aria-label={words.tools} orientation="vertical" className="flex gap-2 overflow-x-auto p-2 lg:flex-col lg:gap-0">
      <section aria-label={words.tools} className="flex shrink-0 items-center gap-1 max-lg:self-center">
        {tools.map(({ id, icon, start }) => (
          <button
            key={id}
            type="button"
            aria-label={words[id]}
            title={words[id]}
            onClick={({ nativeEvent }) => start(modeler, nativeEvent)}
            className="control inline-flex aspect-square cursor-pointer items-center justify-center rounded-control text-ink-2 hover:bg-sunken"
          >
            <span aria-hidden>{icon}</span>
          </button>
        ))}
      </section>
      {group(
        words.templates,
        templates.map(({ id, label, hint, icon, build }: Template) => entry(id, label, icon, () => build(makers), hint)),
      )}
      {(['activities', 'gateways', 'events', 'others'] as const).map((name) => (
        <div key={name} className="contents">
          {group(
            words[name],
            steps[name].map((step) => entry(step.id, step.label, step.icon, single(step))),
          )}
        </div>
      ))}
    </Toolbar>
  );
}

/** One of the plain steps, with what must stand in it. */
function begun(modeler: Modeler, step: Step): Drawn[] {
  const makers = { bpmnFactory: modeler.get('bpmnFactory'), elementFactory: modeler.get('elementFactory') };
  if (step.type === 'bpmn:Participant') return [makers.elementFactory.createParticipantShape()];
  const shape = make(makers, { ...step, name: step.type.endsWith('Task') ? step.label : undefined, x: 0, y: 0 });
  if (step.type !== 'bpmn:SubProcess') return [shape];
  const start = make(makers, { type: 'bpmn:StartEvent', event: step.id === 'handler' ? 'Timer' : undefined, x: 40, y: 82 });
  return [shape, Object.assign(start, { parent: shape })];
}

/** Without a pointer: after what is chosen, or in the middle of what is seen. */
function putDown(modeler: Modeler, elements: Drawn[]): void {
  const [chosen] = modeler.get('selection').get();
  const [first] = elements;
  if (first && is(first, 'bpmn:BoundaryEvent') && !first.host) {
    if (!chosen || !is(chosen, 'bpmn:Activity')) return void toast({ title: words.noPlace, tone: 'info' });
    const at = { x: chosen.x + chosen.width / 2, y: chosen.y + chosen.height };
    modeler.get('modeling').createShape(first, at, chosen, { attach: true });
  } else if (first && chosen && elements.length === 1 && is(chosen, 'bpmn:FlowNode') && is(first, 'bpmn:FlowNode')) {
    modeler.get('autoPlace').append(chosen, first);
  } else {
    const parent = parentOf(modeler, first);
    modeler
      .get('modeling')
      .createElements(elements, middleOf(is(parent, 'bpmn:Participant') ? parent : modeler.get('canvas').viewbox()), parent);
  }
  modeler.get('selection').select(first ?? null);
}

/** In a drawing of pools, steps lie in one of them. */
function parentOf(modeler: Modeler, element: Drawn | undefined): Drawn {
  const root = modeler.get('canvas').getRootElement();
  const pool = root.children?.find((one) => is(one, 'bpmn:Participant'));
  return pool && element && is(element, 'bpmn:FlowElement') ? pool : root;
}

const middleOf = ({ x, y, width, height }: Pick<Drawn, 'x' | 'y' | 'width' | 'height'>) => ({ x: x + width / 2, y: y + height / 2 });
