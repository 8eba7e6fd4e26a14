import { Lock as LockIcon } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useMe } from '../../shared/api/me';
import { sessionEnd } from '../../shared/api/query-client';
import { Button } from '../../shared/ui/button';
import { lockWish } from './lock-wish';
import { useSignOut } from './session.data';
import { sessionWords } from './session.words';

const Credentials = lazy(() => import('./sign-in').then(({ Credentials }) => ({ default: Credentials })));

const IDLE_MINUTES = 15;
const mark = 'chapar.locked';
/**
 * The page stays as it is behind the lock, with what was being written; it is hidden and cannot be reached. Locked by hand, when nobody
 * touched it for a while, and when the session has ended.
 */
export function Lock({ children }: { children: ReactNode }) {
  const { person } = useMe();
  const queries = useQueryClient();
  const [reason, setReason] = useState<'locked' | 'ended' | null>(sessionStorage.getItem(mark) ? 'locked' : null);
  const held = useRef<HTMLElement | null>(null);
  const signOut = useSignOut();

  useEffect(() => {
    const hold = () => (held.current = document.activeElement === document.body ? null : (document.activeElement as HTMLElement));
    const lock = () => {
      hold();
      sessionStorage.setItem(mark, '1'); // a reload does not open it
      setReason((is) => is ?? 'locked');
    };
    const end = () => {
      hold();
      setReason('ended');
    };
    let idle = setTimeout(lock, IDLE_MINUTES * 60_000);
    const touched = () => {
      clearTimeout(idle);
      idle = setTimeout(lock, IDLE_MINUTES * 60_000);
    };
    const touches = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const touch of touches) addEventListener(touch, touched, { passive: true });
    lockWish.addEventListener('lock', lock);
    sessionEnd.addEventListener('ended', end);
    return () => {
      clearTimeout(idle);
      for (const touch of touches) removeEventListener(touch, touched);
      lockWish.removeEventListener('lock', lock);
      sessionEnd.removeEventListener('ended', end);
    };
  }, []);

  const open = () => {
    sessionStorage.removeItem(mark);
    setReason(null);
    void queries.invalidateQueries();
  };

  // unlocked, and in sight again: the keyboard goes on where it was, else in the page
  const wasLocked = useRef(false);
  useEffect(() => {
    if (!reason && wasLocked.current) (held.current?.isConnected ? held.current : document.getElementById('content'))?.focus();
    wasLocked.current = !!reason;
  }, [reason]);

  return (
    <>
      <div hidden={!!reason} className="contents">
        {children}
      </div>
      {reason && (
        <main className="fixed inset-0 z-60 flex items-center justify-center bg-canvas p-4">
          <div className="w-full max-w-sm space-y-4 rounded-card border border-line bg-surface p-6">
            <div className="flex items-center gap-2">
              <LockIcon size={20} aria-hidden />
              <h1 className="text-title font-semibold">{reason === 'ended' ? sessionWords.sessionEnded : sessionWords.locked}</h1>
            </div>
            <p className="text-ui">{person.name}</p>
            <p className="text-secondary text-ink-2">{sessionWords.unlockHint}</p>
            <Suspense>
              <Credentials username={person.username} label={sessionWords.unlock} onDone={open} />
            </Suspense>
            <Button look="quiet" className="w-full" onPress={() => signOut.mutate()}>
              {sessionWords.notYou}
            </Button>
          </div>
        </main>
      )}
    </>
  );
}
