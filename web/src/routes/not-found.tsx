import { Link } from '@tanstack/react-router';
import { Empty } from '../shared/ui/states';
import { routeWords } from './routes.words';

export function NotFound() {
  return (
    <main>
      <Empty
        isScreen
        title={routeWords.notFound}
        action={
          <Link to="/" className="text-primary underline underline-offset-4">
            {routeWords.home}
          </Link>
        }
      >
        {routeWords.notFoundHint}
      </Empty>
    </main>
  );
}
