import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { letterKindWords, stateWord } from '../../../../contracts/words';
import { persianInstant, shortDate } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { cx } from '../../shared/ui/cx';
import { Refusal, Skeleton } from '../../shared/ui/states';
import { chainQuery } from './letters.data';
import { historyWords as h, readerWords } from './letters.words';

const VersionsDialog = lazy(() => import('./versions-dialog'));

/** What this letter goes back to and what came of it, and every version of its text. */
export function HistoryView({ letter }: { letter: LetterView }) {
  return (
    <div className="space-y-5 py-3">
      <Chain letterId={letter.id} />
      {letter.versions.length > 0 && <Versions letter={letter} />}
    </div>
  );
}

function Chain({ letterId }: { letterId: string }) {
  const chain = useQuery(chainQuery(letterId));
  return (
    <section>
      <h2 className="text-secondary font-semibold">{h.chain}</h2>
      {chain.isPending && <Skeleton rows={[2, 2]} />}
      <Refusal error={chain.error} />
      {chain.data && chain.data.items.length < 2 && <p className="text-secondary text-ink-2">{h.noChain}</p>}
      {chain.data && chain.data.items.length > 1 && (
        <ol className="mt-2 border-s-2 border-line">
          {chain.data.items.map((one) => (
            <li key={one.id} className={cx('relative py-1.5 ps-4 text-meta text-ink-2', one.isThis && 'bg-primary-soft')}>
              <span aria-hidden className="absolute -start-[5px] top-4 size-2 rounded-full bg-line-strong" />
              {(one.answersId || one.followsId) && <p className="text-ink-3">{one.answersId ? h.answers : h.follows}</p>}
              {!one.maySee ? (
                <p>{h.hidden}</p>
              ) : one.isThis ? (
                <p className="text-secondary font-medium text-ink">{h.thisLetter}</p>
              ) : (
                <Link
                  to="/letters/$letterId"
                  params={{ letterId: one.id }}
                  className="text-secondary font-medium text-primary underline decoration-line-strong underline-offset-4"
                >
                  {one.subject}
                </Link>
              )}
              {one.maySee && (
                <p>
                  {one.kind && letterKindWords[one.kind]}{' '}
                  {one.number ? <LetterNo value={one.number} className="tabular" /> : one.state && stateWord(one.state)}
                  {one.at && (
                    <>
                      {' · '}
                      <LetterNo value={shortDate(one.at)} className="tabular" />
                    </>
                  )}
                  {one.sender && <span className="block">{`${readerWords.from} ${one.sender}`}</span>}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {chain.data?.more && <p className="mt-1 text-meta text-ink-3">{h.more}</p>}
    </section>
  );
}

function Versions({ letter }: { letter: LetterView }) {
  const [open, setOpen] = useState<number>();
  return (
    <section>
      <h2 className="text-secondary font-semibold">{h.versions}</h2>
      <ol className="mt-1 space-y-1">
        {letter.versions.toReversed().map(({ no, author, at, autosave }) => (
          <li key={no} className="flex items-center gap-2 text-meta text-ink-2">
            <div className="min-w-0 flex-1">
              <p className="text-secondary text-ink">
                {h.version(no)} {no === letter.version && <Chip tone="primary">{h.current}</Chip>} {autosave && <Chip>{h.autosave}</Chip>}
              </p>
              <p>
                {author.name} · <span className="tabular">{persianInstant(at)}</span>
              </p>
            </div>
            <Button look="quiet" aria-label={h.compare(no)} onPress={() => setOpen(no)}>
              {h.open}
            </Button>
          </li>
        ))}
      </ol>
      <Suspense>{open !== undefined && <VersionsDialog letter={letter} no={open} onClose={() => setOpen(undefined)} />}</Suspense>
    </section>
  );
}
