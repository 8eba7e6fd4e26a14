import type { MigrationView } from '../../../../../contracts/route-migrations';
import type { RouteDrawing } from '../../../../../contracts/route-pictures';

type Element = RouteDrawing['elements'][number];
type Elements = Readonly<Record<string, string>>;

/** Which versions, and what elements of the one are called in the other. */
export interface Wish {
  from: number;
  to: number;
  elements: Elements;
}

/** Elements at which letters were refused, and those that have a name in the other version already. */
export function elementsInDoubt(dry: Pick<MigrationView, 'refused'>, elements: Elements): string[] {
  const refused = dry.refused.map(({ element }) => element).filter((element) => element !== '');
  return [...new Set([...refused, ...Object.keys(elements)])];
}

/** What an element may become: what is of its kind. */
export function offeredFor(id: string, from: readonly Element[], to: readonly Element[]): Element[] {
  const kind = from.find((element) => element.id === id)?.kind;
  return to.filter((element) => element.kind === kind);
}

/** Whether a dry run was of just this. */
export function isOf(dry: MigrationView, { from, to, elements }: Wish): boolean {
  const names = Object.keys(elements);
  const isSame = names.length === Object.keys(dry.elements).length && names.every((name) => dry.elements[name] === elements[name]);
  return dry.from === from && dry.to === to && isSame;
}

export const refusedIn = ({ refused }: Pick<MigrationView, 'refused'>): number => refused.reduce((sum, { count }) => sum + count, 0);
