import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Hint } from '../../../../contracts/live';
import { onLive, onLiveState } from './live';

/** Calls back for every hint, and with `null` when everything shown must be read again. */
export function useLive(onHint: (hint: Hint | null) => void): void {
  const told = useEffectEvent(onHint);
  useEffect(() => onLive((event) => told('hint' in event ? event.hint : null)), []);
}

let live = false;
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    (changed) =>
      onLiveState((is) => {
        live = is;
        changed();
      }),
    () => live,
  );
