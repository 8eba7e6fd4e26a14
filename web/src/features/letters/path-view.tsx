import { Check, ChevronDown, Ellipsis } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Expected, Hop, LetterPath, Place } from '../../../../contracts/path';
import { listOf, persianInstant } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Deadline } from '../../shared/letters/marks';
import { cx } from '../../shared/ui/cx';
import type { TaskRef } from './letters.data';
import { stepsOf, unitsOf, type Step } from './path-steps';
import { expectedWords, hopWords, pathWords as p, placeWords } from './path.words';

/** What takes less is not worth telling. */
const WORTH_TELLING_MS = 60_000;
const FEW = 6;
/** A long way shows how it began and how it came here; what lies between is unfolded. */
const SHOWN = { first: 1, last: 3 } as const;

/** Where the letter has been, where it is and what follows. @param mine the reader's own task, told as such */
export function PathView({ path, mine }: { path: LetterPath; mine: TaskRef | undefined }) {
  const isMine = ({ process, key }: Place) => process.id === mine?.process && key === mine.key;
  // what waits elsewhere for answers and recipients is told by the desks themselves
  const desks = path.now.filter(({ waiting }) => waiting === 'DESK');
  const rest = path.now.filter(({ waiting }) => waiting !== 'DESK' && (desks.length === 0 || desks.length > FEW || waiting === 'HOLD'));
  const [isUnfolded, setUnfolded] = useState(false);
  const steps = stepsOf(path);
  const folded = isUnfolded || steps.length <= SHOWN.first + SHOWN.last + 1 ? 0 : steps.length - SHOWN.first - SHOWN.last;
  const places = [...desks.filter(isMine), ...desks.filter((place) => !isMine(place))];
  return (
    <>
      <ol className="pt-4">
        {steps.map((step, i) =>
          i < SHOWN.first || i >= SHOWN.first + folded ? (
            <DoneStep key={i} step={step} />
          ) : (
            i === SHOWN.first && <Fold key={i} count={folded} onUnfold={() => setUnfolded(true)} />
          ),
        )}
        {[...places.slice(0, FEW), ...rest].map((place, i) => (
          <NowStep key={i} place={place} isMine={isMine(place)} />
        ))}
        {expectedOnce(path.next).map((expected, i, all) => (
          <NextStep key={i} expected={expected} isLast={i === all.length - 1} />
        ))}
      </ol>
      <details className="group/details mt-2 border-t border-line pt-1">
        <summary className="control flex cursor-pointer list-none items-center justify-between text-secondary font-medium text-ink-2">
          {p.details}
          <ChevronDown size={16} aria-hidden className="group-open/details:rotate-180" />
        </summary>
        <p className="text-meta text-ink-3">{p.detailsHint}</p>
        <ol className="mt-1 space-y-1.5 pb-2 text-meta text-ink-2">
          {path.hops.map((hop, i) => (
            <li key={i}>
              <span className="text-ink-3 tabular">{persianInstant(hop.at)}</span> — {whoOf(hop)}: {hopWords(hop)}
              {hop.note && <> «{hop.note}»</>}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Fold({ count, onUnfold }: { count: number; onUnfold: () => void }) {
  return (
    <li className="relative flex gap-3 pb-3">
      <span aria-hidden className="absolute start-[0.6875rem] top-0 bottom-0 w-0.5 bg-ok" />
      <span aria-hidden className="z-1 flex size-6 shrink-0 items-center justify-center rounded-full border-2 border-ok bg-surface text-ok">
        <Ellipsis size={14} className="rotate-90" />
      </span>
      <button type="button" onClick={onUnfold} className="min-h-6 text-start text-secondary text-primary underline underline-offset-4">
        {p.between(count)}
      </button>
    </li>
  );
}

function DoneStep({ step }: { step: Step }) {
  const { hop, alike } = step;
  const units = unitsOf(step);
  return (
    <Stop mark="done">
      <p className="text-secondary font-semibold text-ink">
        {hopWords(hop)}
        {alike.length > 0 && <span className="font-normal"> ({units.length > 1 ? p.units(units.length) : p.times(alike.length + 1)})</span>}
      </p>
      <p>{alike.length > 0 ? p.some(units) : whoOf(hop)}</p>
      {hop.note && <p className="text-ink">«{hop.note}»</p>}
      <p className="text-ink-3 tabular">
        <time dateTime={hop.at}>{persianInstant(hop.at)}</time>
        {hop.stayedMs !== null && hop.stayedMs >= WORTH_TELLING_MS && <> · {p.stayed(hop.stayedMs)}</>}
      </p>
      {hop.number && alike.length === 0 && (
        <p className="text-ink-3">
          {p.number} <LetterNo value={hop.number} className="tabular" />
        </p>
      )}
    </Stop>
  );
}

function NowStep({ place, isMine }: { place: Place; isMine: boolean }) {
  const { post, unit, holders, standIn, since, forMs, seen, claimedBy, dueAt, waiting } = place;
  return (
    <Stop mark="now">
      <p className="text-secondary font-semibold text-primary">{isMine ? p.you : placeWords(place)}</p>
      {isMine && <p className="text-ink">{placeWords(place)}</p>}
      <p>
        {post?.title ?? unit?.name}
        {holders.length > 0 && ` (${listOf(holders.slice(0, 3).map(({ name }) => name))})`}
      </p>
      {standIn && <p className="text-warn-ink">{p.away(persianInstant(standIn.until), standIn.substitute.name)}</p>}
      <p className="text-ink-3 tabular">
        {p.since(persianInstant(since))}
        {forMs >= WORTH_TELLING_MS && <> · {p.waiting(forMs)}</>}
      </p>
      {waiting === 'DESK' && !isMine && <p className="text-ink-3">{claimedBy ? p.claimed(claimedBy.name) : seen ? p.seen : p.unseen}</p>}
      {dueAt && <Deadline dueAt={dueAt} startedAt={since} />}
    </Stop>
  );
}

function NextStep({ expected: { what, post, unit, dueAt, count }, isLast }: { expected: Expected; isLast: boolean }) {
  return (
    <Stop mark="next" isLast={isLast}>
      <p className="text-secondary text-ink-2">{expectedWords[what]}</p>
      {(count || post || unit) && <p className="text-ink-3">{count && count > 1 ? p.units(count) : (post?.title ?? unit?.name)}</p>}
      {dueAt && <p className="text-ink-3 tabular">{p.due(persianInstant(dueAt))}</p>}
    </Stop>
  );
}

const marks = {
  done: { label: p.done, dot: 'border-ok bg-ok-soft text-ok', line: 'bg-ok' },
  now: { label: p.now, dot: 'border-primary bg-surface', line: 'bg-line-strong' },
  next: { label: p.expected, dot: 'border-line-strong bg-surface', line: 'bg-line' },
} as const;

function Stop({ mark, isLast, children }: { mark: keyof typeof marks; isLast?: boolean; children: ReactNode }) {
  const { label, dot, line } = marks[mark];
  return (
    <li className="relative flex gap-3 pb-4 text-meta text-ink-2 last:pb-1">
      {!isLast && <span aria-hidden className={cx('absolute start-[0.6875rem] top-6 bottom-0 w-0.5', line)} />}
      <span aria-hidden className={cx('z-1 flex size-6 shrink-0 items-center justify-center rounded-full border-2', dot)}>
        {mark === 'done' && <Check size={14} strokeWidth={3} />}
        {mark === 'now' && <span className="size-2 rounded-full bg-primary" />}
      </span>
      <div className="min-w-0 flex-1">
        <span className="sr-only">{label}: </span>
        {children}
      </div>
    </li>
  );
}

/** The same expected of many units is one step. */
function expectedOnce(next: readonly Expected[]): Expected[] {
  const kinds = [...new Set(next.map(({ what }) => what))];
  return kinds.map((what) => {
    const same = next.filter((one) => one.what === what);
    return same.length === 1 ? same[0]! : { ...same[0]!, count: same.length };
  });
}

/** The post that prints, with the person who really acted. */
function whoOf({ post, unit, actor, onBehalfOf, asSubstitute }: Hop): string {
  const seat = post?.title ?? unit?.name ?? '';
  if (!actor) return seat;
  const person = onBehalfOf ? (asSubstitute ? p.standingIn : p.onBehalf)(actor.name, onBehalfOf.name) : actor.name;
  return seat ? `${person}، ${seat}` : person;
}
