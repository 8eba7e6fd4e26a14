import { useDeferredValue, useState } from 'react';

/** What is typed to find something, as it is asked for: without spaces around, and nothing when empty. */
export function useSearchFilter() {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim()) || undefined;
  return { q, field: { value: typed, onChange: setTyped } };
}
