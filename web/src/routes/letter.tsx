import { useParams, useRouter } from '@tanstack/react-router';
import { LetterActions } from '../features/actions/letter-actions';
import { LetterReader } from '../features/letters/letter-reader';

/** A letter by itself, as from the palette, an event or a chain. */
export function Letter() {
  const { letterId } = useParams({ strict: false }) as { letterId: string };
  const router = useRouter();
  return (
    <LetterReader key={letterId} letterId={letterId} onBack={() => router.history.back()} actions={<LetterActions letterId={letterId} />} />
  );
}
