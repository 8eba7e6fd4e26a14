import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Navigation } from './navigation';
import { shellWords } from './shell.words';

/** The navigation on narrow screens. */
export default function Drawer({ onClose }: { onClose: () => void }) {
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className="fixed inset-0 z-40 bg-scrim">
      <Modal className="absolute inset-y-0 start-0 w-72 max-w-[85vw] overflow-y-auto bg-surface">
        <Dialog aria-label={shellWords.navigation}>
          <Navigation onGo={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
