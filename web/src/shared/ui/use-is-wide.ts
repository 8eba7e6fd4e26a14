import { useSyncExternalStore } from 'react';

/** As the breakpoints of theme.css, in em: the person's text size moves both. */
const widths = { md: '48em', lg: '64em', xl: '87.5em' } as const;

/** Whether the window is at least that wide; for what is not only laid out differently but stands elsewhere. */
export function useIsWide(width: keyof typeof widths): boolean {
  const query = window.matchMedia(`(min-width: ${widths[width]})`);
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
}
