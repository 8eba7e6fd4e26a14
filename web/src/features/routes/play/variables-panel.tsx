import { useState } from 'react';
import type { Json } from '../../../../../contracts/route-events';
import { classificationWords, letterKindWords, outcomeWords, priorityWords } from '../../../../../contracts/words';
import { listOf } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { Panel } from '../../../shared/ui/screen-header';
import { playWords as words, variableWords } from './play.words';
import type { StageProps } from './rehearsal';
import { VariableDialog } from './variable-dialog';

const codes: Readonly<Record<string, string>> = { ...outcomeWords, ...letterKindWords, ...classificationWords, ...priorityWords };

/** What the route knows now. */
export function VariablesPanel({ rehearsal: { variables, status }, play, isBusy, whoOf }: StageProps) {
  const [isOpen, setOpen] = useState(false);
  const known = Object.entries(variables);
  const shown = (value: Json): string => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return '—';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'string') return codes[value] ?? whoOf(value);
    return Array.isArray(value) ? listOf(value.map(shown)) : JSON.stringify(value);
  };
  return (
    <Panel
      title={words.variables}
      actions={
        status === 'active' && (
          <Button look="quiet" onPress={() => setOpen(true)} isDisabled={isBusy}>
            {words.setVariable}
          </Button>
        )
      }
    >
      {known.length === 0 && <p className="px-4 pb-3 text-ui text-ink-3">{words.noVariables}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 px-4 pb-3 text-secondary">
        {known.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">
              {(variableWords as Readonly<Record<string, string>>)[name]}{' '}
              <bdi dir="ltr" className="text-meta text-ink-3">
                {name}
              </bdi>
            </dt>
            <dd className="min-w-0 break-words">{shown(value)}</dd>
          </div>
        ))}
      </dl>
      {isOpen && (
        <VariableDialog
          title={words.setVariable}
          onClose={() => setOpen(false)}
          onSet={(variables) => play.mutate({ kind: 'variablesSet', variables })}
        />
      )}
    </Panel>
  );
}
