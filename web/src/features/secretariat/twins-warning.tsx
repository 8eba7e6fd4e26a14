import { Link } from '@tanstack/react-router';
import { CopyCheck } from 'lucide-react';
import type { Twin } from '../../../../contracts/secretariat';
import { shortDate } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Banner } from '../../shared/ui/banner';
import { Checkbox } from '../../shared/ui/checkbox';
import { incomingWords as words } from './secretariat.words';

/** Letters that may be the one in the clerk's hand; when all agrees, registering it again must be meant. */
export function TwinsWarning({
  twins,
  again,
  onAgain,
  isMissing,
}: {
  twins: readonly Twin[];
  again: boolean;
  onAgain: (again: boolean) => void;
  isMissing: boolean;
}) {
  if (twins.length === 0) return null;
  const isSame = twins.some(({ same }) => same);
  return (
    <Banner tone={isSame ? 'danger' : 'warn'} icon={<CopyCheck size={18} />} role="status">
      <p className="font-medium">{isSame ? words.twinsSame : words.twinsNear}</p>
      <ul className="mt-1 space-y-1">
        {twins.map((twin) => (
          <li key={`${twin.number ?? ''} ${twin.senderNumber} ${twin.senderDate}`} className="text-secondary">
            <TwinLine twin={twin} />
          </li>
        ))}
      </ul>
      {isSame && isMissing && !again && <p className="font-medium">{words.againMissing}</p>}
      {isSame && (
        <Checkbox isSelected={again} onChange={onAgain}>
          {words.again}
        </Checkbox>
      )}
    </Banner>
  );
}

function TwinLine({ twin: { number, sender, senderNumber, senderDate, letterId, subject } }: { twin: Twin }) {
  return (
    <>
      {number && (
        <>
          {words.twinNumber} <LetterNo value={number} className="font-medium" /> ·{' '}
        </>
      )}
      {sender}، <LetterNo value={senderNumber} /> {words.dated} {shortDate(`${senderDate}T08:30:00Z`)}
      {' · '}
      {letterId && subject !== null ? (
        <Link to={`/letters/${letterId}` as string} className="underline underline-offset-4">
          {subject}
        </Link>
      ) : (
        words.twinHidden
      )}
    </>
  );
}
