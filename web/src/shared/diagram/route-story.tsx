import type { RouteHappening } from '../../../../contracts/route-pictures';
import { listOf, persianInstant } from '../format/format';
import { happeningWords, placeWord, storyWords } from './story.words';

/** Kinds that people notice; the rest is how the drawing gets there. */
const told: readonly string[] = ['user', 'job', 'receive', 'catch', 'rule', 'call', 'adhoc', 'end', 'sub', 'handler'];

/** The way of a route so far, a line for what happened and where that led. */
export function RouteStory({
  story,
  label,
  whoOf,
  onChoose,
}: {
  story: readonly RouteHappening[];
  label: string;
  whoOf?: (id: string) => string;
  onChoose?: (id: string) => void;
}) {
  return (
    <ol aria-label={label} className="space-y-2 text-ui">
      {story.map((happening, i) => {
        const { at, element, entered } = happening;
        const led = entered.filter(({ kind, name }) => told.includes(kind) || (!!name && kind === 'throw'));
        return (
          <li key={i} onPointerEnter={element && onChoose ? () => onChoose(element.id) : undefined}>
            <span className="text-meta text-ink-3 tabular">{persianInstant(at)}</span>
            <p>{happeningWords(happening, whoOf)}</p>
            {led.length > 0 && <p className="text-secondary text-ink-2">{storyWords.then(listOf(led.map(placeWord)))}</p>}
          </li>
        );
      })}
    </ol>
  );
}
