import { DomainError } from '../../contracts/errors';
import type { AssignmentKind } from '../../contracts/org';
import type { SubstitutionAct, SubstitutionState } from '../../contracts/substitution';
import type { Actor } from '../auth/actor';

/** The people of one substitution. */
interface Parties {
  absent: string;
  substitute: string;
  proposedBy: string;
}

/**
 * Whoever works in a post as its own, or acts in it, proposes a substitute; administrators do for anybody. Assistants and substitutes do not.
 * @param kinds as what the actor works in that post now, whichever of their posts they chose to act in
 * @returns whether it is the actor who will be away
 * @throws DomainError `substitution.no_chain` · `substitution.not_your_post`
 */
export function requireProposer(actor: Actor, kinds: readonly AssignmentKind[]): boolean {
  if (kinds.includes('HOLDER') || kinds.includes('ACTING')) return true;
  if (actor.isAdmin) return false;
  throw new DomainError(kinds.includes('SUBSTITUTE') ? 'substitution.no_chain' : 'substitution.not_your_post');
}

/** Only the substitute answers, and never to a proposal of their own. @throws DomainError `substitution.not_yours_to_answer` */
export function requireSubstitute({ personId }: Actor, { substitute, proposedBy }: Parties): void {
  if (personId !== substitute || personId === proposedBy) throw new DomainError('substitution.not_yours_to_answer');
}

/** Both sides and administrators. @throws DomainError `substitution.not_yours_to_end` */
export function requireSide({ personId, isAdmin }: Actor, { absent, substitute, proposedBy }: Parties): void {
  if (![absent, substitute, proposedBy].includes(personId) && !isAdmin) throw new DomainError('substitution.not_yours_to_end');
}

/** What the reader may do with it as it stands: the same as above, for buttons. */
export function actsOn(actor: Actor, parties: Parties, state: SubstitutionState): SubstitutionAct[] {
  const is = (rule: (actor: Actor, parties: Parties) => void) => {
    try {
      return (rule(actor, parties), true);
    } catch {
      return false;
    }
  };
  if (state === 'PROPOSED') {
    if (is(requireSubstitute)) return ['accept', 'decline'];
    return is(requireSide) ? ['withdraw'] : [];
  }
  return (state === 'COMING' || state === 'RUNNING') && is(requireSide) ? ['end'] : [];
}
