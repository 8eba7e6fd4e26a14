import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker } from '@tanstack/react-router';
import { Maximize, Redo2, Save, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { RouteVersionView, RouteView } from '../../../../../contracts/routes';
import { upload } from '../../../shared/api/client';
import { serverNow } from '../../../shared/api/server-clock';
import { count, persianDigits } from '../../../shared/format/format';
import { Button, IconButton } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { ScreenHeader } from '../../../shared/ui/screen-header';
import { Empty, Refusal } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { designerWords as words } from './designer.words';
import { remember } from './local-copy';
import { Palette } from './palette';
import { Side } from './side';
import { useModeler, type Drawing } from './use-modeler';

export interface DesignerProps {
  route: RouteView;
  xml: string;
  /** the version it is drawn from */
  from: number | null;
  /** it was left unsaved here before, so it is not kept anywhere */
  isLeft: boolean;
  notice: ReactNode;
}

/** Tools, canvas and what the chosen element carries; saved as a new version. */
export function Designer({ route, xml, from, isLeft, notice }: DesignerProps) {
  const queries = useQueryClient();
  const { box, drawing, error } = useModeler(xml);
  const [isSaved, setSaved] = useState(!isLeft);
  const isChanged = !!drawing && (drawing.isChanged || !isSaved);
  const fileName = route.versions[0]?.fileName ?? `${route.name}.bpmn`;
  const save = useMutation({
    mutationFn: async ({ modeler }: Drawing) => {
      const { xml: drawn = '' } = await modeler.saveXML({ format: true });
      const file = new File([drawn], fileName, { type: 'application/xml' });
      return upload<RouteVersionView>(`/admin/routes/${route.id}/versions`, file);
    },
    onSuccess: ({ no, findings }, { noteSaved }) => {
      noteSaved();
      setSaved(true);
      remember(route.id, null);
      void queries.invalidateQueries({ queryKey: ['routes'] });
      const of = (severity: string) => count(findings.filter((finding) => finding.severity === severity).length);
      toast({ title: words.saved(persianDigits(String(no))), detail: words.savedSays(of('error'), of('warning')), tone: 'ok' });
    },
  });
  useLocalCopy(route.id, from, drawing, isChanged);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  return (
    <div className="flex flex-col lg:h-[calc(100dvh-3.25rem)]">
      <ScreenHeader
        title={words.title(route.name)}
        above={
          <nav aria-label={words.back} className="text-secondary">
            <Link
              to="/admin/routes/$routeId"
              params={{ routeId: route.id }}
              className="inline-flex min-h-6 items-center text-primary hover:underline"
            >
              {words.back}
            </Link>
          </nav>
        }
        actions={
          drawing && (
            <>
              {isChanged && <Chip tone="warn">{words.unsaved}</Chip>}
              <Views {...drawing} />
              <Button
                look="primary"
                icon={<Save size={16} aria-hidden />}
                isPending={save.isPending}
                isDisabled={!isChanged && from !== null}
                onPress={() => save.mutate(drawing)}
              >
                {words.save}
              </Button>
            </>
          )
        }
      >
        {from === null ? words.fromNothing : words.from(persianDigits(String(from)))}
      </ScreenHeader>
      <div className="space-y-2 px-4 empty:hidden [&>*]:mt-2">
        {notice}
        <Refusal error={save.error} />
      </div>
      {error ? (
        <Empty title={words.unreadable}>{words.unreadableSays}</Empty>
      ) : (
        <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
          <div className="border-line bg-surface max-lg:border-b lg:w-52 lg:shrink-0 lg:overflow-y-auto lg:border-e">
            {drawing && <Palette modeler={drawing.modeler} />}
          </div>
          <section aria-label={words.canvas} className="relative h-[60dvh] min-w-0 lg:h-auto lg:flex-1">
            <div ref={box} dir="ltr" className="absolute inset-0 overflow-hidden bg-surface" />
          </section>
          <div className="border-line bg-surface max-lg:border-t lg:w-80 lg:shrink-0 lg:overflow-y-auto lg:border-s">
            {drawing && <Side drawing={drawing} routeId={route.id} />}
          </div>
        </div>
      )}
      {blocker.status === 'blocked' && (
        <ConfirmDialog title={words.leave} action={words.leave} look="danger" onConfirm={blocker.proceed} onClose={blocker.reset}>
          {words.leaveSays}
        </ConfirmDialog>
      )}
    </div>
  );
}

/** How it is looked at, and one step back or on. */
function Views({ modeler }: Drawing) {
  const [stack, canvas] = [modeler.get('commandStack'), modeler.get('canvas')];
  const button = (label: string, icon: ReactNode, act: () => void, isDisabled = false) => (
    <IconButton label={label} onPress={act} isDisabled={isDisabled}>
      {icon}
    </IconButton>
  );
  return (
    <span className="flex">
      {button(words.undo, <Undo2 size={18} aria-hidden />, () => stack.undo(), !stack.canUndo())}
      {button(words.redo, <Redo2 size={18} aria-hidden />, () => stack.redo(), !stack.canRedo())}
      {button(words.zoomIn, <ZoomIn size={18} aria-hidden />, () => canvas.zoom(canvas.zoom() * 1.2, 'auto'))}
      {button(words.zoomOut, <ZoomOut size={18} aria-hidden />, () => canvas.zoom(canvas.zoom() / 1.2, 'auto'))}
      {button(words.fit, <Maximize size={18} aria-hidden />, () => canvas.zoom('fit-viewport', 'auto'))}
    </span>
  );
}

/** Kept on this computer a moment after each change, until it is saved. */
function useLocalCopy(route: string, from: number | null, drawing: Drawing | null, isChanged: boolean): void {
  const keep = useEffectEvent(async () => {
    if (!drawing || !isChanged) return;
    const { xml = '' } = await drawing.modeler.saveXML({ format: false });
    remember(route, { xml, from, at: new Date(serverNow()).toISOString() });
  });
  const turn = drawing?.turn;
  useEffect(() => {
    if (!isChanged) return;
    const timer = setTimeout(() => void keep(), 500);
    return () => clearTimeout(timer);
  }, [turn, isChanged]);
}
