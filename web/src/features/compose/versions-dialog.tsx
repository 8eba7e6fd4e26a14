import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LetterView, VersionView } from '../../../../contracts/views';
import { count, persianMoment } from '../../shared/format/format';
import { LetterBody } from '../../shared/letters/letter-body';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { cx } from '../../shared/ui/cx';
import { Dialog } from '../../shared/ui/dialog';
import { Skeleton } from '../../shared/ui/states';
import { versionQuery } from './compose.data';
import { composeWords as w } from './compose.words';

/** Every text that was kept of this draft; an earlier one can be brought back, as the next one. */
export function VersionsDialog({
  letter,
  onUse,
  onClose,
}: {
  letter: LetterView;
  onUse: (version: VersionView) => void;
  onClose: () => void;
}) {
  const [no, setNo] = useState(letter.version);
  const { data: version } = useQuery(versionQuery(letter.id, no));
  return (
    <Dialog
      title={w.versions}
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{w.back}</Button>
          <Button look="primary" isDisabled={!version} onPress={() => version && onUse(version)}>
            {w.useVersion}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 md:grid-cols-[15rem_minmax(0,1fr)]">
        <ul className="max-h-96 space-y-1 overflow-y-auto">
          {[...letter.versions].reverse().map((one) => (
            <li key={one.no}>
              <button
                type="button"
                aria-pressed={one.no === no}
                onClick={() => setNo(one.no)}
                className={cx(
                  'w-full rounded-control px-3 py-2 text-start text-secondary',
                  one.no === no ? 'bg-primary-soft text-primary-soft-ink' : 'hover:bg-sunken',
                )}
              >
                <span className="block font-medium">{one.author.name}</span>
                <span className="flex items-center gap-2 text-meta">
                  {w.versionAt(count(one.no), persianMoment(one.at))} {one.autosave && <Chip>{w.autosaved}</Chip>}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className="min-w-0 rounded-card border border-line p-4" aria-live="polite">
          {version ? (
            <>
              <p className="mb-3 font-semibold">{version.subject}</p>
              <LetterBody document={version.document} />
            </>
          ) : (
            <Skeleton rows={[2, 10]} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
