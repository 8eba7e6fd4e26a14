import { LetterActions } from '../features/actions/letter-actions';
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
  return (
    <LetterReader
      letterId={letterId}
      task={task}
      onBack={onBack}
      actions={
        <LetterActions key={`${task?.process}~${task?.key}`} letterId={letterId} task={task} onDone={onDone} more={inquiry.actions} />
      }
      inquiry={inquiry.board}
    />
  );
}
