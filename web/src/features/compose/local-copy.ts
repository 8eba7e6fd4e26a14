import type { Draft } from './draft';

/** Purged at sign-out with everything under this name. */
const nameOf = (id: string | null) => `chapar.draft.${id ?? 'new'}`;

export interface LocalCopy {
  draft: Draft;
  version: number;
}

/** What is not on the server yet outlives a closed page here, in this browser only; once it is there, it goes. */
export function remember(id: string | null, draft: Draft | null, version: number): void {
  try {
    if (draft) localStorage.setItem(nameOf(id), JSON.stringify({ draft, version } satisfies LocalCopy));
    else localStorage.removeItem(nameOf(id));
  } catch {
    // no room, or storage is forbidden: the server is told in moments anyway
  }
}

export function recall(id: string | null): LocalCopy | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(id)) ?? 'null') as LocalCopy | null;
  } catch {
    return null;
  }
}
