import type { RouteFinding, RouteStep } from '../../../../../contracts/routes';
import { persianDigits } from '../../../shared/format/format';
import type { Drawn, Modeler } from './bpmn';

type Severity = RouteFinding['severity'];
const worst: readonly Severity[] = ['error', 'warning'];

/** Marks what is found where it is found, with how much it is. @returns how to take the marks away */
export function markFindings(modeler: Modeler, findings: readonly RouteFinding[]): () => void {
  const found = new Map<string, Severity[]>();
  for (const { element, severity, file } of findings)
    if (element && !file && worst.includes(severity)) found.set(element, [...(found.get(element) ?? []), severity]);
  const marks = new Map<string, string>();
  for (const [id, severities] of found) {
    const severity = severities.includes('error') ? 'error' : 'warning';
    marks.set(id, `route-${severity}`);
    sign(modeler, id, 'finding', `route-sign route-sign-${severity}`, persianDigits(String(severities.length)));
  }
  return mark(modeler, marks, 'finding');
}

/** What happens at the elements that are drawn; that the route itself begins goes without saying. */
export const stepsOf = (modeler: Modeler, path: readonly RouteStep[]): RouteStep[] =>
  path.filter(({ how, element }) => how !== 'took' && isShown(modeler, modeler.get('elementRegistry').get(element)));

/** Draws a way: each flow and step of it, the steps numbered in their order. @returns how to take it away */
export function drawWay(modeler: Modeler, path: readonly RouteStep[]): () => void {
  const numbers = new Map<string, string[]>();
  stepsOf(modeler, path).forEach(({ element }, i) => numbers.set(element, [...(numbers.get(element) ?? []), persianDigits(String(i + 1))]));
  for (const [id, steps] of numbers) sign(modeler, id, 'way', 'route-sign route-sign-way', steps.join('، '));
  return mark(modeler, new Map(path.map(({ element }) => [element, 'route-way'])), 'way');
}

function mark(modeler: Modeler, marks: ReadonlyMap<string, string>, type: string): () => void {
  const [canvas, registry] = [modeler.get('canvas'), modeler.get('elementRegistry')];
  const drawn = [...marks].filter(([id]) => isShown(modeler, registry.get(id)));
  for (const [id, marker] of drawn) canvas.addMarker(id, marker);
  return () => {
    for (const [id, marker] of drawn) if (registry.get(id)) canvas.removeMarker(id, marker);
    modeler.get('overlays').remove({ type });
  };
}

function sign(modeler: Modeler, id: string, type: string, className: string, text: string): void {
  const element = modeler.get('elementRegistry').get(id);
  if (!isShown(modeler, element)) return;
  const html = document.createElement('span');
  html.className = className;
  html.textContent = text;
  html.setAttribute('aria-hidden', 'true'); // the list says it in words
  modeler.get('overlays').add(id, type, { position: type === 'way' ? { bottom: 10, left: -10 } : { top: -10, left: -10 }, html });
}

const isShown = (modeler: Modeler, element: Drawn | undefined): boolean => !!element && element !== modeler.get('canvas').getRootElement();
