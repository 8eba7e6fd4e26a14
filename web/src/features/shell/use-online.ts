import { useEffect, useState, useSyncExternalStore } from 'react';
import { useIsLive } from '../../shared/live/use-live';

const GRACE = 5000;

function useNetwork(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
}

/** False when the browser says so, or the live stream has been down for a while: a page that loads may be quicker than its stream. */
export function useOnline(): boolean {
  const live = useIsLive();
  const network = useNetwork();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (live) return;
    const timer = setTimeout(() => setWaited(true), GRACE);
    return () => {
      clearTimeout(timer);
      setWaited(false);
    };
  }, [live]);
  return network && (live || !waited);
}
