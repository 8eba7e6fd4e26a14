import type { QueryClient } from '@tanstack/react-query';

const LOOK_MS = 500;
/** between two questions of a screen it is quiet too, for a moment */
const QUIET_LOOKS = 3;

/** On a slow line Vazirmatn comes when the first screen stands: when it is drawn and nothing more is being asked. */
export function lateFont(queries: QueryClient, isDrawn: () => boolean): void {
  const { dataset } = document.documentElement;
  if (!dataset.font) return;
  let quiet = 0;
  const timer = setInterval(() => {
    quiet = isDrawn() && queries.isFetching() === 0 ? quiet + 1 : 0;
    if (quiet < QUIET_LOOKS) return;
    clearInterval(timer);
    delete dataset.font;
  }, LOOK_MS);
}
