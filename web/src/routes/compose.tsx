import { useParams, useSearch } from '@tanstack/react-router';
import { ComposeScreen } from '../features/compose/compose-screen';

export function Compose() {
  const { letterId } = useParams({ from: '/office/compose/$letterId' });
  const begin = useSearch({ from: '/office/compose/$letterId' });
  // another letter to answer is another letter to write
  return <ComposeScreen key={JSON.stringify(begin)} letterId={letterId} begin={begin} />;
}
