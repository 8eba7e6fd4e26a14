import { Check, CloudOff, LoaderCircle, PencilLine, TriangleAlert } from 'lucide-react';
import { clock } from '../../shared/format/format';
import { composeWords as w } from './compose.words';
import { mayBegin } from './draft';
import type { Kept } from './draft-keeper';

const looks = {
  untouched: { Icon: PencilLine, tone: 'text-ink-3' },
  waiting: { Icon: PencilLine, tone: 'text-ink-3' },
  saving: { Icon: LoaderCircle, tone: 'text-ink-3' },
  saved: { Icon: Check, tone: 'text-ok' },
  offline: { Icon: CloudOff, tone: 'text-warn' },
  refused: { Icon: TriangleAlert, tone: 'text-danger' },
  stale: { Icon: TriangleAlert, tone: 'text-danger' },
} as const;

/** Whether what is on the screen is on the server; only what needs somebody is said aloud. */
export function SaveStateLine({ kept }: { kept: Kept }) {
  const { state, savedAt, draft } = kept;
  const { Icon, tone } = looks[state];
  const text =
    state === 'saved'
      ? w.state.saved(clock(new Date(savedAt ?? 0)))
      : state === 'waiting' && !mayBegin(draft)
        ? w.state.type
        : w.state[state];
  return (
    <p
      role={state === 'offline' || state === 'refused' ? 'alert' : undefined}
      className={`flex items-center gap-1.5 text-secondary tabular ${tone}`}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      {text}
    </p>
  );
}
