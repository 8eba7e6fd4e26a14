import { Check, Download, Ellipsis, Send, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { RouteVersionSummary, RouteView } from '../../../../../contracts/routes';
import { persianDigits } from '../../../shared/format/format';
import { IconButton } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Menu, type MenuEntry } from '../../../shared/ui/menu';
import { Refusal } from '../../../shared/ui/states';
import { fileAddress, useRouteAct } from '../routes.data';
import { versionWords as words } from '../routes.words';

type Step = 'propose' | 'withdraw' | 'publish';
const steps = {
  propose: { path: 'proposal', method: 'POST', says: words.proposeSays },
  withdraw: { path: 'proposal', method: 'DELETE', says: undefined },
  publish: { path: 'publication', method: 'POST', says: words.publishSays },
} as const;

/** What can be done with one version; whether this administrator may, the server says. */
export function VersionActs({ route, version: { no, state, publishable } }: { route: RouteView; version: RouteVersionSummary }) {
  const [step, setStep] = useState<Step | null>(null);
  const take = useRouteAct(() => setStep(null));
  const entry = (id: Step, icon: MenuEntry['icon']): MenuEntry => ({
    id,
    label: words[id],
    icon,
    onAct: () => {
      take.reset();
      setStep(id);
    },
  });
  const entries: MenuEntry[] = [
    ...(!route.retired && state === 'draft' && publishable ? [entry('propose', <Send size={16} />)] : []),
    ...(!route.retired && state === 'proposed' ? [entry('publish', <Check size={16} />), entry('withdraw', <Undo2 size={16} />)] : []),
    { id: 'download', label: words.download, icon: <Download size={16} />, onAct: () => window.location.assign(fileAddress(route.id, no)) },
  ];
  return (
    <>
      <Menu
        label={words.actsOf(persianDigits(String(no)))}
        entries={entries}
        trigger={
          <IconButton label={words.actsOf(persianDigits(String(no)))}>
            <Ellipsis size={18} aria-hidden />
          </IconButton>
        }
      />
      {step && (
        <ConfirmDialog
          title={words[step]}
          action={words[step]}
          isPending={take.isPending}
          onConfirm={() => take.mutate({ path: `/${route.id}/versions/${no}/${steps[step].path}`, method: steps[step].method })}
          onClose={() => setStep(null)}
        >
          <p>{steps[step].says ?? words.version(persianDigits(String(no)))}</p>
          <Refusal error={take.error} />
        </ConfirmDialog>
      )}
    </>
  );
}
