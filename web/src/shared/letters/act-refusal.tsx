import { RotateCw } from 'lucide-react';
import { Problem } from '../api/client';
import { Button } from '../ui/button';
import { Refusal } from '../ui/states';
import { uiWords } from '../ui/ui.words';

/** Why an act was not done. Where somebody was faster or the text has changed, what is shown is out of date: it can be read again at once. */
export function ActRefusal({ error, onReload }: { error: unknown; onReload: () => void }) {
  const isOutdated = error instanceof Problem && (error.status === 409 || error.code === 'task.not_found');
  return (
    <>
      <Refusal error={error} />
      {isOutdated && (
        <Button icon={<RotateCw size={16} aria-hidden />} onPress={onReload}>
          {uiWords.reload}
        </Button>
      )}
    </>
  );
}
