import { useParams, useSearch } from '@tanstack/react-router';
import { ComposeScreen } from '../features/compose/compose-screen';

export function Compose() {
  const { letterId } = useParams({ from: '/office/compose/$letterId' });
  const begin = useSearch({ from: '/office/compose/$letterId' });
  return <ComposeScreen letterId={letterId} begin={begin} />;
}
