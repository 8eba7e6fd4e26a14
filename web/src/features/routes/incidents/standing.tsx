import type { LetterRouteView } from '../../../../../contracts/letter-routes';
import type { RouteDrawing } from '../../../../../contracts/route-pictures';
import { placeWord } from '../../../shared/diagram/story.words';
import { listOf, persianInstant } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { cx } from '../../../shared/ui/cx';
import { Panel } from '../../../shared/ui/screen-header';
import { playWords } from '../play/play.words';
import { incidentWords as words, repairWords } from './incidents.words';
import { wherever, type Asked } from './repair';

interface StandingProps {
  view: LetterRouteView;
  /** of an element, as it is drawn */
  nameOf: (element: string) => RouteDrawing['elements'][number] | undefined;
  whoOf: (post: string) => string;
  chosen: string | null;
  onChoose: (element: string | null) => void;
  onAsk: (asked: Asked) => void;
}

interface Row {
  id: string;
  element: string;
  step: string;
  /** why it stands still */
  fault?: string;
  facts: string[];
  acts: Asked[];
}

/** What keeps a letter, and what it waits for; each with its repairs. */
export function Standing({ view, nameOf, whoOf, chosen, onChoose, onAsk }: StandingProps) {
  const stepOf = (element: string) => placeWord(nameOf(element) ?? { name: null });
  const faults = view.incidents.map(({ id, instance, element, sentence }): Row => {
    const step = stepOf(element);
    const retry: Asked = {
      ask: 'sure',
      act: repairWords.retry,
      says: repairWords.retrySays,
      step,
      repair: { kind: 'retried', incident: id },
    };
    const retryWith: Asked = { ask: 'variable', act: repairWords.retryWith, says: repairWords.retryWithSays, step, incident: id };
    return { id, element, step, fault: sentence, facts: [], acts: [retry, retryWith, ...wherever(instance, element, step)] };
  });
  const waits = [
    ...view.open.map((one) => openRow(one, whoOf)),
    ...eventRows(view),
    ...view.joins.map((element) => joinRow(element, stepOf)),
  ];
  const list = { chosen, onChoose, onAsk };
  return (
    <>
      {faults.length > 0 && <Rows title={words.stands} rows={faults} className="!border-danger" {...list} />}
      <Rows title={words.waits} rows={waits} {...list} />
    </>
  );
}

function openRow(one: LetterRouteView['open'][number], whoOf: StandingProps['whoOf']): Row {
  const { id, element, kind, assignment, choices } = one;
  const step = placeWord(one);
  const who = [assignment.assignee, ...(assignment.candidateGroups ?? []), ...(assignment.candidateUsers ?? [])].filter(
    Boolean,
  ) as string[];
  const give: Asked = { ask: 'posts', act: repairWords.give, says: repairWords.giveSays, step, task: id };
  const close: Asked = { ask: 'sure', act: repairWords.close, says: repairWords.closeSays, step, repair: { kind: 'closed', scope: id } };
  return {
    ...{ id, element, step },
    facts: [
      ...(kind === 'user' ? [who.length > 0 ? playWords.assigned(listOf(who.map(whoOf))) : playWords.unassigned] : []),
      ...(assignment.dueDate ? [playWords.due(persianInstant(assignment.dueDate))] : []),
    ],
    acts: [
      ...(kind === 'user' ? [give] : []),
      ...choices.map((choice): Asked => ({
        ...{ ask: 'sure', act: repairWords.begin(placeWord(choice)), says: repairWords.beginSays, step },
        repair: { kind: 'activated', scope: id, elements: [choice.id] },
      })),
      ...(kind === 'adhoc' ? [close] : []),
      ...wherever(id, element, step),
    ],
  };
}

/** Messages can be brought; what comes by time alone is only told. Signals come to every letter, so not from here. */
const eventRows = ({ waiting }: LetterRouteView): Row[] =>
  waiting.map(({ id, element, name, kind, at, message, key }) => {
    const step = placeWord({ name, kind: 'catch' });
    const act = repairWords.message(message ?? '');
    return {
      ...{ id, element, step },
      facts: [...(at ? [playWords.willStrike(persianInstant(at))] : []), ...(key === null ? [] : [playWords.keyed(key)])],
      acts:
        kind === 'message'
          ? [
              {
                ...{ ask: 'sure', act, says: repairWords.messageSays, step },
                repair: { kind: 'message', name: message ?? '', ...(key !== null && { key }) },
              },
            ]
          : [],
    };
  });

const joinRow = (element: string, stepOf: (element: string) => string): Row => ({
  ...{ id: element, element, step: stepOf(element), facts: [playWords.join], acts: [] },
});

function Rows({
  title,
  rows,
  className,
  chosen,
  onChoose,
  onAsk,
}: { title: string; rows: readonly Row[]; className?: string } & Pick<StandingProps, 'chosen' | 'onChoose' | 'onAsk'>) {
  return (
    <Panel title={title} className={className}>
      {rows.length === 0 && <p className="px-4 pb-3 text-ui text-ink-3">{words.nothingWaits}</p>}
      <ul className="divide-y divide-line">
        {rows.map(({ id, element, step, fault, facts, acts }) => (
          <li
            key={id}
            aria-label={step}
            className={cx('space-y-2 px-4 py-3', chosen === element && 'bg-sunken')}
            onPointerEnter={() => onChoose(element)}
          >
            <p className="text-ui font-medium">{step}</p>
            {fault && <p className="text-ui text-danger-ink">{fault}</p>}
            {facts.map((fact) => (
              <p key={fact} className="text-secondary text-ink-2">
                {fact}
              </p>
            ))}
            {acts.length > 0 && (
              <div className="flex flex-wrap gap-2">
                {acts.map((asked) => (
                  <Button key={asked.act} look={asked.act === repairWords.drop ? 'quiet' : 'secondary'} onPress={() => onAsk(asked)}>
                    {asked.act}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
