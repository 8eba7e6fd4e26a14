import { useMemo } from 'react';
import type { MigrationView } from '../../../../../contracts/route-migrations';
import type { RouteDrawing } from '../../../../../contracts/route-pictures';
import type { RouteView } from '../../../../../contracts/routes';
import { RouteDiagram, type Picture } from '../../../shared/diagram/route-diagram';
import { count, persianDigits } from '../../../shared/format/format';
import type { Wish } from './mapping';
import { moveWords as words } from './moves.words';

/** Both versions beside each other: where letters would have to stay, and what each of those places becomes. */
export function Drawings({
  route,
  wish: { from, to, elements },
  source,
  target,
  dry,
  chosen,
  onChoose,
}: {
  route: RouteView;
  wish: Wish;
  source: RouteDrawing;
  target: RouteDrawing;
  dry: MigrationView | undefined;
  /** an element of the version they are on */
  chosen: string | null;
  onChoose: (element: string) => void;
}) {
  const before = useMemo(() => pictureOf(elements, dry), [elements, dry]);
  const after = useMemo(() => marked(Object.values(elements)), [elements]);
  const drawing = (title: string, xml: string, picture: Picture, shown: string | null, onShow?: (element: string) => void) => (
    <section aria-label={title} className="min-w-0 space-y-1">
      <h3 className="text-secondary font-medium text-ink-2">{title}</h3>
      <RouteDiagram xml={xml} name={route.name} picture={picture} chosen={shown} onChoose={onShow} />
    </section>
  );
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {drawing(words.fromDrawing(persianDigits(String(from))), source.diagram, before, chosen, onChoose)}
      {drawing(words.toDrawing(persianDigits(String(to))), target.diagram, after, chosen && (elements[chosen] ?? chosen))}
    </div>
  );
}

/** Refused places with how many letters stand there; those that have a new name are done with. */
function pictureOf(elements: Wish['elements'], dry: MigrationView | undefined): Picture {
  const { marks, badges } = marked(Object.keys(elements));
  const refused = (dry?.refused ?? []).filter(({ element }) => !(element in elements));
  return {
    marks: { ...marks, ...Object.fromEntries(refused.map(({ element }) => [element, 'failed' as const])) },
    badges: { ...badges, ...Object.fromEntries(refused.map(({ element, count: letters }) => [element, count(letters)])) },
    flows: [],
  };
}

const marked = (ids: readonly string[]): Picture => ({
  marks: Object.fromEntries(ids.map((id) => [id, 'heat1' as const])),
  badges: Object.fromEntries(ids.map((id) => [id, '⇄'])),
  flows: [],
});
