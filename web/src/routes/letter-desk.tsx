import { useLetterActions } from '../features/actions/use-letter-actions';
import { useInquiryDesk } from '../features/inquiries/use-inquiry-desk';
import { LetterReader } from '../features/letters/letter-reader';

/** A letter to be read and worked on: its text and way, what may be done with it, and the units where it asks some. */
export default function LetterDesk({
  letterId,
  task,
  onBack,
  onDone,
}: {
  letterId: string;
  task?: { process: string; key: string };
  onBack: () => void;
  onDone?: () => void;
}) {
  const inquiry = useInquiryDesk({ letterId, task, onDone });
  const actions = useLetterActions({ letterId, task, onDone, more: inquiry.actions });
  return (
    <>
      <LetterReader letterId={letterId} task={task} onBack={onBack} actions={actions.bar} inquiry={inquiry.board} />
      {actions.dialogs}
    </>
  );
}
