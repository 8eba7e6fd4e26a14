import type { Hint } from '../../../../contracts/live';

/** What the live stream said, to whoever listens: a hint, or that everything shown must be read again. */
type Listener = (event: { hint: Hint } | { resync: true }) => void;
const listeners = new Set<Listener>();
const states = new Set<(live: boolean) => void>();
let isLive = false;

export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells whether the stream stands: offline means hints may be missing until it stands again. */
export function onLiveState(listener: (live: boolean) => void): () => void {
  states.add(listener);
  listener(isLive);
  return () => void states.delete(listener);
}

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('chapar.live') : null;
const tell: Listener = (event) => listeners.forEach((listener) => listener(event));
function setLive(live: boolean): void {
  isLive = live;
  states.forEach((listener) => listener(live));
}

/**
 * One stream per browser: the tab that holds the lock listens and passes on to the others. Without locks (plain http) every tab listens
 * for itself.
 * @returns how to end it, at sign-out
 */
export function listenLive(): () => void {
  const ended = new AbortController();
  const message = ({ data }: MessageEvent) => {
    if ('live' in data) setLive(data.live as boolean);
    else tell(data as Parameters<Listener>[0]);
  };
  channel?.addEventListener('message', message);
  if (channel && 'locks' in navigator)
    void navigator.locks
      .request('chapar.live', { signal: ended.signal }, () => stream(ended.signal, (event) => channel.postMessage(event)))
      .catch(() => undefined); // ended before it was its turn
  else void stream(ended.signal, () => undefined);
  return () => {
    ended.abort();
    channel?.removeEventListener('message', message);
  };
}

/** A browser goes on trying by itself when the line is cut, but gives up when it is answered with anything but a stream, as while a server restarts. */
const AGAIN_MS = 5000;
/** What is shown was read before the stream stands: it begins as early as the page did, or this long ago. */
const MOST_SECONDS = 60;

function stream(ended: AbortSignal, pass: (event: unknown) => void): Promise<void> {
  const both = (event: Parameters<Listener>[0]) => (tell(event), pass(event));
  const live = (is: boolean) => (setLive(is), pass({ live: is }));
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  function open(isFirst: boolean): void {
    source = new EventSource(`/api/live?reading=${Math.min(Math.ceil(performance.now() / 1000), MOST_SECONDS)}`);
    source.addEventListener('ready', () => {
      if (!isFirst) both({ resync: true }); // a new stream does not know what was told before it
      isFirst = true;
      live(true); // what came while the line was cut has been told before this
    });
    source.addEventListener('hint', ({ data }) => both({ hint: JSON.parse(data as string) as Hint }));
    source.addEventListener('resync', () => both({ resync: true }));
    source.addEventListener('error', () => {
      live(false);
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS, false);
    });
  }
  open(true);
  return new Promise((resolve) =>
    ended.addEventListener('abort', () => {
      clearTimeout(again);
      source.close();
      setLive(false);
      resolve();
    }),
  );
}
