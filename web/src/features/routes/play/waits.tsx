import { useState } from 'react';
import type { RehearsalView } from '../../../../../contracts/rehearsals';
import { routeCommandWords } from '../../../../../contracts/route-catalogue.words';
import { errorWord, kindWords, outcomeWord, placeWord } from '../../../shared/diagram/story.words';
import { listOf, persianInstant } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { cx } from '../../../shared/ui/cx';
import { SelectField } from '../../../shared/ui/field';
import { FormDialog } from '../../../shared/ui/form-dialog';
import { Panel } from '../../../shared/ui/screen-header';
import { playWords as words } from './play.words';
import type { StageProps } from './rehearsal';

type Open = RehearsalView['open'][number];

/** Whoever and whatever the route waits for, each with what may come of it. */
export function Waits(stage: StageProps) {
  const { rehearsal, play, isBusy, chosen, onChoose } = stage;
  const { open, waiting, joins } = rehearsal;
  const [refused, setRefused] = useState<Open | null>(null);
  const events = waiting.filter(({ kind }) => kind !== 'timer');
  const timers = waiting.filter(({ kind, element }) => kind === 'timer' && !open.some((one) => one.element === element));
  const isEmpty = open.length + events.length + timers.length + joins.length === 0;
  const row = (element: string) =>
    ({ className: cx('space-y-2 px-4 py-3', chosen === element && 'bg-sunken'), onPointerEnter: () => onChoose(element) }) as const;
  return (
    <Panel title={words.waits}>
      {isEmpty && <p className="px-4 pb-3 text-ui text-ink-3">{words.nothingWaits}</p>}
      <ul className="divide-y divide-line">
        {open.map((one) => (
          <li key={one.id} aria-label={placeWord(one)} {...row(one.element)}>
            <OpenPlace one={one} {...stage} onRefuse={() => setRefused(one)} />
          </li>
        ))}
        {events.map(({ id, element, name, kind, message, key }) => (
          <li key={id} {...row(element)}>
            <p className="flex flex-wrap items-center gap-2 text-ui font-medium">
              {placeWord({ name, kind: 'catch' })}
              {key && <Chip>{words.keyed(key)}</Chip>}
            </p>
            <Button
              onPress={() =>
                play.mutate({ kind: kind as 'message' | 'signal', name: message ?? '', ...(kind === 'message' && key !== null && { key }) })
              }
              isDisabled={isBusy}
            >
              {words.comes(message ?? '')}
            </Button>
          </li>
        ))}
        {timers.map(({ id, element, name, at }) => (
          <li key={id} {...row(element)}>
            <p className="text-ui font-medium">{placeWord({ name, kind: 'boundary' })}</p>
            <p className="text-secondary text-ink-2">{at && words.willStrike(persianInstant(at))}</p>
          </li>
        ))}
        {joins.map((element) => (
          <li key={element} {...row(element)}>
            <p className="text-ui text-ink-2">{words.join}</p>
          </li>
        ))}
      </ul>
      {refused && (
        <RefuseDialog
          job={refused}
          onClose={() => setRefused(null)}
          onRefuse={(error) => play.mutate({ kind: 'jobRefused', job: refused.id, error })}
        />
      )}
    </Panel>
  );
}

/** An element at work, with its buttons. */
function OpenPlace({ one, rehearsal, play, isBusy, whoOf, onRefuse }: StageProps & { one: Open; onRefuse: () => void }) {
  const { id, element, kind, job, assignment, outcomes, errors, choices } = one;
  const posts = [assignment.assignee ?? [], assignment.candidateGroups ?? [], assignment.candidateUsers ?? []].flat().map(whoOf);
  const timer = rehearsal.waiting.find((waiting) => waiting.element === element && waiting.at);
  const press = { isDisabled: isBusy };
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-ui font-medium">
        {placeWord(one)}
        <Chip>
          {job ? ((routeCommandWords as Readonly<Record<string, string>>)[job] ?? job) : kindWords[kind as keyof typeof kindWords]}
        </Chip>
      </p>
      {kind === 'user' && (
        <p className="text-secondary text-ink-2">
          {posts.length > 0 ? words.assigned(listOf(posts)) : words.unassigned}
          {assignment.dueDate && <> · {words.due(persianInstant(assignment.dueDate))}</>}
        </p>
      )}
      {timer?.at && <p className="text-secondary text-ink-2">{words.willStrike(persianInstant(timer.at))}</p>}
      <div className="flex flex-wrap gap-2">
        {kind === 'user' &&
          outcomes.map((outcome) => (
            <Button key={outcome} onPress={() => play.mutate({ kind: 'taskCompleted', task: id, variables: { outcome } })} {...press}>
              {outcomeWord(outcome)}
            </Button>
          ))}
        {job && (
          <>
            <Button onPress={() => play.mutate({ kind: 'jobDone', job: id })} {...press}>
              {words.done}
            </Button>
            {errors.length > 0 && (
              <Button onPress={onRefuse} {...press}>
                {words.refuse}
              </Button>
            )}
            <Button look="quiet" onPress={() => play.mutate({ kind: 'jobFailed', job: id, reason: words.tab })} {...press}>
              {words.jobFails}
            </Button>
          </>
        )}
        {choices.map((choice) => (
          <Button key={choice.id} onPress={() => play.mutate({ kind: 'activated', scope: id, elements: [choice.id] })} {...press}>
            {words.startStep(placeWord(choice))}
          </Button>
        ))}
        {kind === 'adhoc' && (
          <Button look="quiet" onPress={() => play.mutate({ kind: 'closed', scope: id })} {...press}>
            {words.finishSteps}
          </Button>
        )}
      </div>
    </>
  );
}

function RefuseDialog({ job, onRefuse, onClose }: { job: Open; onRefuse: (error: string) => void; onClose: () => void }) {
  const [error, setError] = useState(job.errors[0]!);
  return (
    <FormDialog
      title={`${words.refuse}: ${placeWord(job)}`}
      action={words.refuse}
      onClose={onClose}
      onSubmit={() => {
        onRefuse(error);
        onClose();
      }}
    >
      <SelectField
        label={words.error}
        value={error}
        onChange={setError}
        options={job.errors.map((id) => ({ id, label: errorWord(id), detail: id }))}
      />
    </FormDialog>
  );
}
