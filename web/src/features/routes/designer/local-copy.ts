/** Purged at sign-out with everything under this name. */
const nameOf = (route: string) => `chapar.draft.route.${route}`;

export interface LocalCopy {
  xml: string;
  /** the version it was drawn from; null: from nothing */
  from: number | null;
  /** instant */
  at: string;
}

/** What is drawn and not yet saved outlives a closed page here, in this browser only; once it is saved, it goes. */
export function remember(route: string, copy: LocalCopy | null): void {
  try {
    if (copy) localStorage.setItem(nameOf(route), JSON.stringify(copy));
    else localStorage.removeItem(nameOf(route));
  } catch {
    // no room, or storage is forbidden: leaving the page asks anyway
  }
}

export function recall(route: string): LocalCopy | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(route)) ?? 'null') as LocalCopy | null;
  } catch {
    return null;
  }
}
