import type { RouteStanding } from '../../../../contracts/rehearsals';
import { count } from '../format/format';
import type { Mark, Picture } from './bpmn-canvas';
import { diagramWords } from './diagram.words';

type Standing = Pick<RouteStanding, 'open' | 'joins' | 'incidents' | 'completed' | 'cancelled' | 'flows'>;

/** Where a route stands, drawn. @param now of the clock it goes by; what was due before is late */
export function pictureOf({ open, joins, incidents, completed, cancelled, flows }: Standing, now: number): Picture {
  const marks: Record<string, Mark> = {};
  const badges: Record<string, string> = {};
  for (const [id, times] of Object.entries(cancelled)) if (times > 0) [marks[id], badges[id]] = ['gone', '✕'];
  for (const [id, times] of Object.entries(completed))
    if (times > 0) [marks[id], badges[id]] = ['was', times > 1 ? `✓ ${count(times)}` : '✓'];
  for (const id of joins) [marks[id], badges[id]] = ['here', '…'];
  for (const [id, all] of groups(open)) {
    const isLate = all.some(({ assignment }) => assignment.dueDate && Date.parse(assignment.dueDate) < now);
    [marks[id], badges[id]] = [
      isLate ? 'late' : 'here',
      `${isLate ? diagramWords.late : '●'}${all.length > 1 ? ` ${count(all.length)}` : ''}`,
    ];
  }
  for (const { element } of incidents) [marks[element], badges[element]] = ['failed', '!'];
  return { marks, badges, flows: Object.keys(flows) };
}

function groups(open: Standing['open']): Map<string, Standing['open']> {
  const found = new Map<string, Standing['open']>();
  for (const one of open) found.set(one.element, [...(found.get(one.element) ?? []), one]);
  return found;
}
