import { Link } from '@tanstack/react-router';
import { UserRoundCheck } from 'lucide-react';
import { useMe } from '../../shared/api/me';
import { persianInstant } from '../../shared/format/format';
import { useSubstitutions } from '../../shared/substitution/substitution.data';
import { substitutionWords as w } from '../../shared/substitution/substitution.words';

/** In whose name this person acts, for as long as they do, and who has asked them to. */
export default function StandingIn() {
  const { posts, chosenPostId } = useMe();
  const { data = [] } = useSubstitutions();
  const acting = posts.filter(({ postId, standsIn }) => standsIn && (!chosenPostId || chosenPostId === postId));
  const asked = data.filter(({ may }) => may.includes('accept'));
  return (
    <>
      {acting.map(({ postId, title, standsIn }) => {
        const hidden = data.find(({ state, post, hiddenTasks }) => state === 'RUNNING' && post.id === postId && hiddenTasks)?.hiddenTasks;
        return (
          <p
            key={postId}
            role="status"
            className="flex items-center gap-2 bg-primary-soft px-4 py-1.5 text-secondary text-primary-soft-ink"
          >
            <UserRoundCheck size={16} aria-hidden className="shrink-0" />
            <span>
              {w.acting(standsIn!.absent.name, title, persianInstant(standsIn!.until))} {!!hidden && w.hidden(hidden)}
            </span>
          </p>
        );
      })}
      {asked.map(({ id, proposedBy }) => (
        <p key={id} role="status" className="flex flex-wrap items-center gap-x-2 bg-info-soft px-4 py-1.5 text-secondary text-info-ink">
          {w.asked(proposedBy.name)}
          <Link to="/settings" hash="substitution" className="inline-flex min-h-6 items-center font-medium underline underline-offset-4">
            {w.answer}
          </Link>
        </p>
      ))}
    </>
  );
}
