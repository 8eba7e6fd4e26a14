import { KeyRound } from 'lucide-react';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { peopleWords as words } from './admin.words';

/** Shown once, until it is noted: it is kept nowhere. */
export function OneTimePassword({ name, password, onClose }: { name: string; password: string | null; onClose: () => void }) {
  return (
    <Dialog
      title={words.passwordTitle}
      role="alertdialog"
      width="narrow"
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose} autoFocus>
          {words.noted}
        </Button>
      }
    >
      <p className="font-medium">{name}</p>
      {password ? (
        <>
          <p className="rounded-control bg-sunken px-4 py-3 text-center">
            <bdi dir="ltr" lang="en" className="font-mono text-title select-all">
              {password}
            </bdi>
          </p>
          <Banner tone="warn" icon={<KeyRound size={18} />}>
            {words.passwordSays}
          </Banner>
        </>
      ) : (
        <Banner tone="warn" icon={<KeyRound size={18} />}>
          {words.passwordGone}
        </Banner>
      )}
    </Dialog>
  );
}
