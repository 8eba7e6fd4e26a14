import { useState } from 'react';
import { Button } from '../../../shared/ui/button';
import { Panel } from '../../../shared/ui/screen-header';
import { playWords as words } from './play.words';
import type { StageProps } from './rehearsal';
import { VariableDialog } from './variable-dialog';
import { VariableList } from './variable-list';

/** What the route knows now. */
export function VariablesPanel({ rehearsal: { variables, status }, play, isBusy, whoOf }: StageProps) {
  const [isOpen, setOpen] = useState(false);
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
      <VariableList variables={variables} whoOf={whoOf} />
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
