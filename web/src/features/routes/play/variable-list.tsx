import type { Json, Variables } from '../../../../../contracts/route-events';
import { classificationWords, letterKindWords, outcomeWords, priorityWords } from '../../../../../contracts/words';
import { listOf } from '../../../shared/format/format';
import { routeVariableWords } from '../../../../../contracts/route-catalogue.words';
import { playWords as words } from './play.words';

const codes: Readonly<Record<string, string>> = { ...outcomeWords, ...letterKindWords, ...classificationWords, ...priorityWords };

/** What a route knows, by name. @param whoOf of posts and units; other ids come back as they are */
export function VariableList({ variables, whoOf }: { variables: Variables; whoOf: (id: string) => string }) {
  const known = Object.entries(variables);
  const shown = (value: Json): string => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return '—';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'string') return codes[value] ?? whoOf(value);
    return Array.isArray(value) ? listOf(value.map(shown)) : JSON.stringify(value);
  };
  if (known.length === 0) return <p className="px-4 pb-3 text-ui text-ink-3">{words.noVariables}</p>;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 px-4 pb-3 text-secondary">
      {known.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">
            {(routeVariableWords as Readonly<Record<string, string>>)[name]}{' '}
            <bdi dir="ltr" className="text-meta text-ink-3">
              {name}
            </bdi>
          </dt>
          <dd className="min-w-0 break-words">{shown(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
