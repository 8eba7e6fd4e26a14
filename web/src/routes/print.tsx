import { useParams, useRouter } from '@tanstack/react-router';
import { PrintScreen } from '../features/letters/print-screen';

export function Print() {
  const { letterId } = useParams({ strict: false }) as { letterId: string };
  const router = useRouter();
  return <PrintScreen letterId={letterId} onBack={() => router.history.back()} />;
}
