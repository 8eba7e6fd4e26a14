import { useEffect, useRef } from 'react';

/**
 * What was looked at, while the form still says that: once it says something else it is no longer shown. It comes at the end of a long form
 * and is brought into sight. @param asked, shown of the last look · @param says what the form says now; nothing while something is missing
 */
export function usePreviewOf<T>(asked: unknown, shown: T | undefined, says: unknown) {
  const isSame = asked !== undefined && JSON.stringify(asked) === JSON.stringify(says);
  const effect = isSame ? shown : undefined;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (effect) place.current?.scrollIntoView({ block: 'nearest' });
  }, [effect]);
  return { effect, place };
}
