import { persianNumber } from '../../../contracts/persian-time';
import type { RouteNode, RoutePlan } from '../../../contracts/route-plan';
import type { RouteDescription, ToldStep } from '../../../contracts/route-told';
import { stepWords } from '../../../contracts/route-told.words';
import { Following } from './following';
import { Phrases, type Names } from './phrases';
import { type Place, ReadingOrder } from './reading-order';
import { StepSentences } from './step-sentences';

/** A plan in sentences, for whoever does not read drawings. @param names of posts and units by code and id */
export function describePlan(plan: RoutePlan, names: Names): RouteDescription['parts'] {
  const order = new ReadingOrder(plan);
  return order.parts.map(({ process, places }) => ({
    element: process.id,
    opening: new Following(order, new Phrases(names, new Set())).opening(process),
    steps: places.map((place) => stepOf(place, order, names)),
  }));
}

/** «۱. کارشناس: «بررسی و پاراف» نزد رئیس واحد فرستنده، تا ۱۶ ساعت کاری. سپس به گام ۲ می‌رود.» */
export const stepLine = ({ no, name, sentences }: ToldStep): string => stepWords.line(persianNumber(no), name, sentences.join(' '));

function stepOf({ node, no, depth }: Place, order: ReadingOrder, names: Names): ToldStep {
  const phrases = new Phrases(names, itemsOf(node, order));
  const following = new Following(order, phrases);
  const sentences = [...new StepSentences(order, phrases, following).of(node), ...following.of(node)];
  return {
    no,
    element: node.id,
    kind: node.kind,
    depth,
    name: node.name ?? stepWords.kinds[node.kind],
    sentences: sentences.filter(Boolean),
  };
}

/** What the items of repetitions around a step are called in its expressions. */
function itemsOf(node: RouteNode, order: ReadingOrder): Set<string> {
  const items = new Set<string>();
  for (let at: RouteNode | undefined = node; at; at = at.scope === undefined ? undefined : order.node(at.scope)) {
    if (at.loop?.element) items.add(at.loop.element);
  }
  return items;
}
