import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button';
import { cx } from './cx';
import { uiWords } from './ui.words';

const widths = { narrow: 'max-w-md', medium: 'max-w-xl', wide: 'max-w-4xl' } as const;

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  width?: keyof typeof widths;
  /** `alertdialog`: asks before something that cannot be undone */
  role?: 'dialog' | 'alertdialog';
  /** nothing in it can take the focus: its text itself is scrolled by keyboard */
  isText?: boolean;
  children: ReactNode;
  /** buttons, the main one last (it stands at the end of the line) */
  actions?: ReactNode;
}

/** A question above the page. Escape and the close button leave it without doing anything; focus goes back to where it was opened. */
export function Dialog({ title, isOpen, onClose, width = 'medium', role = 'dialog', isText, children, actions }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-40 flex items-end justify-center bg-scrim md:items-center md:p-6"
    >
      <Modal
        className={cx(
          'flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-dialog bg-surface text-ink shadow-xl md:rounded-dialog',
          widths[width],
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-1 flex-col">
          <header className="flex items-center justify-between gap-2 ps-5 pe-3 pt-3">
            <Heading slot="title" className="text-section font-semibold">
              {title}
            </Heading>
            <IconButton label={uiWords.close} onPress={onClose}>
              <X size={18} aria-hidden />
            </IconButton>
          </header>
          <div tabIndex={isText ? 0 : undefined} className="min-h-0 flex-1 space-y-4 overflow-y-auto px-5 py-3">
            {children}
          </div>
          {actions && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
