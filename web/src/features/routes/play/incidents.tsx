import { useState } from 'react';
import { placeWord } from '../../../shared/diagram/story.words';
import { Button } from '../../../shared/ui/button';
import { Panel } from '../../../shared/ui/screen-header';
import { playWords as words } from './play.words';
import type { StageProps } from './rehearsal';
import { VariableDialog } from './variable-dialog';

/** What keeps the route from going on, each with the ways to put it right. */
export function Incidents({ rehearsal: { incidents, story }, play, isBusy, onChoose }: StageProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const nameOf = (element: string) => story.flatMap(({ entered }) => entered).find(({ id }) => id === element) ?? { name: null };
  return (
    <Panel title={words.incidents} className="border-danger">
      <ul className="divide-y divide-line">
        {incidents.map(({ id, element, sentence }) => (
          <li key={id} className="space-y-2 px-4 py-3" onPointerEnter={() => onChoose(element)}>
            <p className="text-ui font-medium">{placeWord(nameOf(element))}</p>
            <p className="text-ui text-danger-ink">{sentence}</p>
            <div className="flex flex-wrap gap-2">
              <Button onPress={() => play.mutate({ kind: 'retried', incident: id })} isDisabled={isBusy}>
                {words.retry}
              </Button>
              <Button onPress={() => setAsked(id)} isDisabled={isBusy}>
                {words.setAndRetry}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asked && (
        <VariableDialog
          title={words.setAndRetry}
          onClose={() => setAsked(null)}
          onSet={(variables) => play.mutate({ kind: 'retried', incident: asked, variables })}
        />
      )}
    </Panel>
  );
}
