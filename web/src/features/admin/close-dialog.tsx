import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Banner } from '../../shared/ui/banner';
import { DateField } from '../../shared/ui/date-field';
import { toast } from '../../shared/ui/toast';
import { obstaclesQuery, useAdminAct } from './admin.data';
import { adminWords, postWords, unitWords } from './admin.words';
import { FormDialog } from './form-dialog';

/** A unit or a post ends on a day; what keeps a unit from that is named before one tries. */
export function CloseDialog({ what, id, onClose }: { what: 'units' | 'posts'; id: string; onClose: () => void }) {
  const words = what === 'units' ? unitWords : postWords;
  const [on, setOn] = useState<string | null>(null);
  const close = useAdminAct(() => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
  });
  return (
    <FormDialog
      title={words.closeTitle}
      save={words.closeTitle}
      isDanger
      width="narrow"
      onClose={onClose}
      act={close}
      onSave={() => close.mutate({ path: `/admin/${what}/${id}/close`, body: on ? { on } : {} })}
    >
      <p>{words.closeSays}</p>
      {what === 'units' && <UnitObstacles unit={id} />}
      <DateField label={unitWords.closeOn} description={adminWords.fromHint} value={on} onChange={setOn} />
    </FormDialog>
  );
}

function UnitObstacles({ unit }: { unit: string }) {
  const { data } = useQuery(obstaclesQuery(unit));
  if (!data || (data.units.length === 0 && data.posts.length === 0 && data.tasks === 0)) return null;
  return (
    <Banner tone="warn">
      <p className="font-medium">{unitWords.obstacles}</p>
      <ul className="list-disc ps-5 text-secondary">
        {data.units.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        {data.posts.map(({ id, title, tasks }) => (
          <li key={id}>
            {title}
            {tasks > 0 && `: ${unitWords.openTasks(tasks)}`}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
