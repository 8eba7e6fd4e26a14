import { useEffect, useState } from 'react';
import { proofStepWords, proofVerdictWords } from '../../../../../contracts/proof.words';
import type { RouteExamination, RouteFinding } from '../../../../../contracts/routes';
import { count, persianDigits } from '../../../shared/format/format';
import { Chip } from '../../../shared/ui/chip';
import { findingLooks } from '../library/report';
import { reportWords } from '../routes.words';
import type { Drawn, Modeler } from './bpmn';
import { findingWords as words } from './designer.words';
import { drawWay, stepsOf } from './finding-marks';

const verdictTones = { sound: 'ok', unsound: 'danger', unknown: 'warn' } as const;
const keyOf = ({ code, element, file, sentence }: RouteFinding) => [code, file, element, sentence].join(' ');

/** What is found in what is drawn now; pressed, the element it is about is shown, and the way that leads to it. */
export function FindingsPanel({
  modeler,
  examination,
  isFresh,
}: {
  modeler: Modeler;
  examination: RouteExamination | null;
  isFresh: boolean;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = examination?.findings.find((finding) => keyOf(finding) === chosen);
  useEffect(() => (shown ? drawWay(modeler, shown.path) : undefined), [modeler, shown]);
  return (
    <section aria-label={words.title} className="space-y-3 p-3">
      <p role="status" className="flex flex-wrap items-center gap-2 text-secondary text-ink-2">
        {isFresh ? words.fresh : words.checking}
        {examination?.verdict && <Chip tone={verdictTones[examination.verdict]}>{proofVerdictWords[examination.verdict]}</Chip>}
      </p>
      {examination?.findings.length === 0 && <p className="text-ui">{reportWords.noFindings}</p>}
      <ul className="space-y-1">
        {examination?.findings.map((finding) => {
          const { severity, sentence, element, file, path } = finding;
          const { tone, Icon } = findingLooks[severity];
          const isChosen = keyOf(finding) === chosen;
          return (
            <li key={keyOf(finding)}>
              <button
                type="button"
                aria-expanded={path.length > 0 ? isChosen : undefined}
                onClick={() => {
                  setChosen(isChosen ? null : keyOf(finding));
                  if (!file) show(modeler, element);
                }}
                className="w-full cursor-pointer rounded-control p-2 text-start text-ui hover:bg-sunken"
              >
                <Chip tone={tone} icon={<Icon size={14} />}>
                  {reportWords.severities[severity]}
                </Chip>{' '}
                {sentence}
                {file && <bdi className="text-secondary text-ink-2"> {file}</bdi>}
              </button>
              {isChosen && path.length > 0 && (
                <ol aria-label={words.way} className="list-inside space-y-1 ps-4 text-secondary text-ink-2">
                  {stepsOf(modeler, path).map(({ how, element }, i) => (
                    <li key={i}>
                      {persianDigits(String(i + 1))}. {words.step(nameOf(modeler, element), proofStepWords[how])}
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** «یافته‌ها» with how many stand in the way. */
export function findingsLabel(examination: RouteExamination | null): string {
  const errors = examination?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
  return errors > 0 ? words.titleWith(count(errors)) : words.title;
}

function show(modeler: Modeler, id: string | null): void {
  const element: Drawn | undefined = id ? modeler.get('elementRegistry').get(id) : undefined;
  if (!element || element === modeler.get('canvas').getRootElement()) return;
  modeler.get('selection').select(element);
  modeler.get('canvas').scrollToElement(element);
}

const nameOf = (modeler: Modeler, id: string): string =>
  modeler.get('elementRegistry').get(id)?.businessObject.get<string | undefined>('name') || id;
