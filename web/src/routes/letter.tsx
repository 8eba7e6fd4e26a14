import { useParams, useRouter, useSearch } from '@tanstack/react-router';
import { taskOf } from '../features/cartable/filters';
import LetterDesk from './letter-desk';

/** A letter by itself, as from the palette, an event or a chain; `?task=` names the desk it is opened at. */
export function Letter() {
  const { letterId } = useParams({ strict: false }) as { letterId: string };
  const { task }: { task?: string } = useSearch({ strict: false });
  const router = useRouter();
  return <LetterDesk key={letterId} letterId={letterId} task={taskOf(task)} onBack={() => router.history.back()} />;
}
