import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useBlocker } from '@tanstack/react-router';
import { Save, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { RouteView } from '../../../../../contracts/routes';
import { andWords } from '../../../../../contracts/route-told.words';
import { persianDigits } from '../../../shared/format/format';
import { Banner } from '../../../shared/ui/banner';
import { Button } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Panel } from '../../../shared/ui/screen-header';
import { Empty, Failure, Refusal, Skeleton } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { emptyRoute } from '../designer/empty-route';
import type { RouteTabProps } from '../route-screen';
import { fileQuery } from '../routes.data';
import { useOutline, useSaveOutline } from './outline.data';
import { outlineWords as words } from './outline.words';
import { StepForm } from './step-form';
import { StepList } from './step-list';
import { useSteps } from './use-steps';

/** The same file for whoever does not draw: its steps as a list, saved as a new version. */
export default function OutlineTab({ route, no }: RouteTabProps) {
  const file = useQuery({ ...fileQuery(route.id, no ?? 0), enabled: no !== null });
  const [empty] = useState(() => emptyRoute(route.name));
  if (route.retired) return <Empty title={words.retired} />;
  const xml = no === null ? empty : file.data;
  if (xml !== undefined) return <OutlineEditor key={no} route={route} xml={xml} />;
  return file.error ? <Failure error={file.error} onRetry={() => void file.refetch()} /> : <Skeleton rows={[3, 10]} />;
}

const address = getRouteApi('/office/admin/routes/$routeId');

function OutlineEditor({ route, xml }: { route: RouteView; xml: string }) {
  const outline = useOutline(xml);
  const navigate = address.useNavigate();
  const { reading } = outline;
  const box = useRef<HTMLDivElement>(null);
  const steps = useSteps(outline, box);
  const isChanged = reading.is === 'read' && reading.before.length > 0;
  const save = useSaveOutline(route.id, ({ no }) => {
    toast({ title: words.saved(persianDigits(String(no))), tone: 'ok' });
    void navigate({ search: (before) => ({ ...before, version: no }), replace: true, ignoreBlocker: true });
  });
  const blocker = useBlocker({ shouldBlockFn: () => isChanged, enableBeforeUnload: isChanged, withResolver: true });
  if (reading.is === 'reading') return <Skeleton rows={[3, 10]} />;
  if (reading.is === 'unreadable') return <Empty title={words.unreadable}>{words.unreadableSays}</Empty>;
  const { xml: now, outline: sequence } = reading.now;
  return (
    <div className="mx-auto max-w-4xl space-y-4 p-4 md:p-6">
      <Panel
        title={words.steps}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            {isChanged && <Chip tone="warn">{words.unsaved}</Chip>}
            <Button icon={<Undo2 size={16} aria-hidden />} isDisabled={!isChanged} onPress={steps.undo}>
              {words.undo}
            </Button>
            <Button
              look="primary"
              icon={<Save size={16} aria-hidden />}
              isDisabled={!isChanged}
              isPending={save.isPending}
              onPress={() => save.mutate({ xml: now, name: route.versions[0]?.fileName ?? `${route.name}.bpmn` })}
            >
              {words.save}
            </Button>
          </div>
        }
      >
        <div ref={box} className="space-y-2 px-4 pb-4">
          <p className="text-secondary text-ink-2">{words.intro}</p>
          <Refusal error={save.error} />
          {reading.hasFailed && <Banner tone="danger">{words.failed}</Banner>}
          <StepList sequence={sequence} label={words.steps} onAct={steps.act} onAdd={steps.add} />
          <p className="text-ui text-ink-3">{words.ends}</p>
          {sequence.beside && sequence.beside.length > 0 && <p className="text-ui text-ink-2">{words.beside(andWords(sequence.beside))}</p>}
          <p role="status" className="sr-only">
            {steps.said}
          </p>
        </div>
      </Panel>
      {steps.form && <StepForm form={steps.form} outline={sequence} onDone={steps.keep} onClose={steps.close} />}
      {blocker.status === 'blocked' && (
        <ConfirmDialog title={words.leave} action={words.leave} look="danger" onConfirm={blocker.proceed} onClose={blocker.reset}>
          {words.leaveSays}
        </ConfirmDialog>
      )}
    </div>
  );
}
