import { Banner } from '../../shared/ui/banner';
import { composeWords as w } from './compose.words';
import type { Missing } from './draft';

/** Everything a letter still lacks, in one place and at the fields; focus comes here when sending was asked for. */
export function MissingList({ missing }: { missing: readonly Missing[] }) {
  if (missing.length === 0) return null;
  return (
    <div id="missing" tabIndex={-1} ref={focusNow}>
      <Banner tone="danger" role="alert">
        <p className="font-medium">{w.missingTitle(missing.length)}</p>
        <ul className="list-disc ps-5">
          {missing.map((what) => (
            <li key={what}>{w.missing[what]}</li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

const focusNow = (element: HTMLElement | null) => element?.focus();
