import type { Desk, LetterPath, Stop } from '../../../../contracts/path';
import { copyWords, outcomeWords, purposeWords, roleWords, stateWord, taskWords } from '../../../../contracts/words';
import { persianInstant } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Deadline, Paused } from '../../shared/letters/marks';
import { Chip } from '../../shared/ui/chip';
import { pathWords as p } from './path.words';

/** More recipients than this begin folded. */
const FEW = 3;

/** Each unit that received the letter, and there the desks it was sent on to: purpose, seen, done, deadline. */
export function ReferralTree({ path }: { path: LetterPath }) {
  if (path.children.length === 0) return <p className="py-6 text-center text-secondary text-ink-2">{p.noTree}</p>;
  return (
    <ul className="space-y-2 pt-3">
      {path.children.map((stop) => (
        <li key={stop.process.id}>
          <Unit stop={stop} isOpen={path.children.length <= FEW} />
        </li>
      ))}
    </ul>
  );
}

function Unit({ stop, isOpen }: { stop: Stop; isOpen: boolean }) {
  return (
    <details open={isOpen} className="rounded-card border border-line px-3 py-1">
      <summary className="control cursor-pointer py-1 text-secondary font-semibold">
        {stop.unit.name}{' '}
        <span className="text-meta font-normal text-ink-2">
          {roleWords[stop.role]} · {stateWord(stop.state)}
        </span>
      </summary>
      {stop.number && (
        <p className="text-meta text-ink-2">
          {p.number} <LetterNo value={stop.number} className="tabular" />
        </p>
      )}
      {stop.clock?.paused && <Paused since={stop.clock.paused.since} moves={stop.clock.paused.moves} />}
      {stop.clock && !stop.clock.stoppedAt && !stop.clock.paused?.moves && (
        <Deadline dueAt={stop.clock.dueAt} startedAt={stop.clock.startedAt} />
      )}
      <Desks desks={stop.desks} />
    </details>
  );
}

function Desks({ desks }: { desks: readonly Desk[] }) {
  if (desks.length === 0) return null;
  return (
    <ul className="mt-1 space-y-2 border-s-2 border-line ps-3 pb-2">
      {desks.map((desk) => (
        <li key={desk.key} className="text-meta text-ink-2">
          <p className="text-secondary font-medium text-ink">{desk.post.title}</p>
          <p className="flex flex-wrap items-center gap-1">
            {desk.purpose ? <Chip>{purposeWords[desk.purpose] ?? desk.purpose}</Chip> : <span>{taskWords[desk.kind]}</span>}
            {desk.copy && <Chip>{copyWords[desk.copy] ?? desk.copy}</Chip>}
          </p>
          {desk.instruction && <p className="text-ink">«{desk.instruction}»</p>}
          {desk.closedAt ? (
            <p>
              {p.acted(desk.outcome ? outcomeWords[desk.outcome] : p.done, desk.closedBy?.name)}،{' '}
              <span className="tabular">{persianInstant(desk.closedAt)}</span>
            </p>
          ) : (
            <p>
              {p.open}، {desk.seenAt ? p.seen : p.unseen}
            </p>
          )}
          {desk.dueAt && !desk.closedAt && <Deadline dueAt={desk.dueAt} startedAt={desk.openedAt} />}
          <Desks desks={desk.children} />
        </li>
      ))}
    </ul>
  );
}
