import { useSyncExternalStore } from 'react';
import type { ReferForm } from './refer-form';

export interface Kept {
  form: ReferForm;
  /** why the server did not take it */
  error: unknown;
}

/** What was written for a referral and is not sent yet, by task; in memory only. */
const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();

export function keepReferral(task: string, form: ReferForm | null, error: unknown = null): void {
  if (form) kept.set(task, { form, error });
  else kept.delete(task);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useKeptReferral = (task: string): Kept | undefined => useSyncExternalStore(subscribe, () => kept.get(task));
