import { registerSW } from 'virtual:pwa-register';
import { toast } from '../ui/toast';
import { pwaWords } from './pwa.words';

/** On a slow line the first screen comes first; what the other screens are made of is kept afterwards. */
const AFTER_FIRST_SCREEN_MS = 10_000;
const LOOK_EVERY_MS = 30 * 60_000;

/**
 * Keeps the application on this computer, so that it opens at once (what the server says is never kept), and offers a newer version when
 * there is one. It is the person who decides when: nothing is reloaded under their hands.
 */
export function stayFresh(): void {
  // A tab that is older than the server asks for a part that is no longer there.
  addEventListener('vite:preloadError', () => offer(() => location.reload()));
  if (!('serviceWorker' in navigator)) return;
  setTimeout(() => {
    const update = registerSW({
      immediate: true,
      onNeedRefresh: () => offer(() => void update(true)),
      onRegisteredSW: (_url, registration) => {
        if (registration) setInterval(() => navigator.onLine && void registration.update().catch(() => {}), LOOK_EVERY_MS);
      },
      onRegisterError: () => {}, // it works without as well
    });
  }, AFTER_FIRST_SCREEN_MS);
}

let offered = false;

function offer(reload: () => void): void {
  if (offered) return;
  offered = true;
  toast({ title: pwaWords.fresh, detail: pwaWords.freshDetail, action: { label: pwaWords.reload, onAct: reload }, stays: true });
}
