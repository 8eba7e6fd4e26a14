import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Hint } from '../../../../contracts/live';
import { onLive, onLiveState } from './live';
import { soon } from './soon';

/** Calls back for every hint, and with `null` when everything shown must be read again. */
export function useLive(onHint: (hint: Hint | null) => void): void {
  const told = useEffectEvent(onHint);
  useEffect(() => onLive((event) => told('hint' in event ? event.hint : null)), []);
}

/**
 * Acts once for many hints, `ms` after the first: a busy office tells much, and what is read then holds all of it.
 * @param concerns which of them count; `null` is a line that was cut, when anything may have changed
 */
export function useLiveSoon(concerns: (hint: Hint | null) => boolean, act: () => void, ms: number): void {
  const counts = useEffectEvent(concerns);
  const acted = useEffectEvent(act);
  useEffect(() => {
    const { ask, stop } = soon(() => acted(), ms);
    const leave = onLive((event) => counts('hint' in event ? event.hint : null) && ask());
    return () => {
      leave();
      stop();
    };
  }, [ms]);
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
