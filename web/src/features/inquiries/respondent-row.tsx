import { Link } from '@tanstack/react-router';
import {
  ChevronDown,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleSlash,
  Clock3,
  CornerUpLeft,
  Eye,
  EyeOff,
  RotateCcw,
  Share2,
  type LucideIcon,
} from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { ReplyField } from '../../../../contracts/org';
import type { RespondentView } from '../../../../contracts/views';
import { stateWord } from '../../../../contracts/words';
import { persianInstant } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { cx } from '../../shared/ui/cx';
import { ClockLine } from './clock-line';
import { inquiryWords as w } from './inquiries.words';
import { Replies } from './replies';

type Tone = Parameters<typeof Chip>[0]['tone'];
const looks: Readonly<Record<string, { tone: Tone; icon: LucideIcon }>> = {
  ANSWERED: { tone: 'ok', icon: CircleCheck },
  PARTIALLY_ANSWERED: { tone: 'info', icon: CircleDashed },
  INFO_REQUESTED: { tone: 'info', icon: CirclePause },
  EXTENSION_REQUESTED: { tone: 'warn', icon: Clock3 },
  EXTENDED: { tone: 'info', icon: Clock3 },
  REOPENED: { tone: 'warn', icon: RotateCcw },
  RETURNED_WRONG_UNIT: { tone: 'danger', icon: CornerUpLeft },
  REDIRECTED: { tone: 'plain', icon: Share2 },
  CANCELLED: { tone: 'plain', icon: CircleSlash },
  WITHDRAWN: { tone: 'plain', icon: CircleSlash },
};

/** One unit on the board: where it stands, its clock, and what it said. @param action what the asker may do here */
export function RespondentRow({
  respondent,
  fields,
  action,
}: {
  respondent: RespondentView;
  fields: readonly ReplyField[];
  action?: ReactNode;
}) {
  const { unit, state, number, round, askedAt, closedAt, seenAt, clock, reply, redirectedFrom, redirectedTo, replies } = respondent;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { tone, icon: Icon } = looks[state] ?? { tone: 'plain' as const, icon: seenAt ? Eye : EyeOff };
  const isAnswered = state === 'ANSWERED';
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 flex-1 basis-48 text-ui font-medium">{unit.name}</p>
        <div className="flex items-center gap-3">
          {clock && <ClockLine clock={clock} isAnswered={isAnswered} />}
          <Chip tone={tone} icon={<Icon size={12} />}>
            {state === 'DELIVERED' ? (seenAt ? w.seen : w.unseen) : stateWord(state)}
          </Chip>
        </div>
      </div>
      <p className="flex flex-wrap gap-x-3 text-meta text-ink-3">
        <span>{closedAt ? persianInstant(closedAt) : `${w.askedOn} ${persianInstant(askedAt)}`}</span>
        {number && (
          <span>
            {w.numbered} <LetterNo value={number} />
          </span>
        )}
        {round > 1 && <span>{w.round(round)}</span>}
        {redirectedFrom && <span>{w.redirectedFrom(redirectedFrom.name)}</span>}
        {redirectedTo && <span>{w.redirectedTo(redirectedTo.name)}</span>}
      </p>
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {replies && replies.length > 0 && (
          <Button
            look="quiet"
            className="!px-1 text-secondary !text-primary"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onPress={() => setOpen(!isOpen)}
            icon={<ChevronDown size={16} aria-hidden className={cx('transition-transform duration-100', isOpen && 'rotate-180')} />}
          >
            {isOpen ? w.hideReplies : w.showReplies}
            <span className="sr-only"> {unit.name}</span>
          </Button>
        )}
        {reply && (
          <Link to={`/letters/${reply.letterId}` as string} className="text-secondary text-primary underline underline-offset-4">
            {w.replyLetter} {reply.number && <LetterNo value={reply.number} />}
          </Link>
        )}
        {action}
      </div>
      {isOpen && replies && (
        <div id={id} className="mt-2">
          <Replies fields={fields} replies={replies} />
        </div>
      )}
    </li>
  );
}
