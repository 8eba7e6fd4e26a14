import { DomainError } from '../../contracts/errors';
import type { TaskKind } from '../../contracts/tasks';
import type { Actor, ActorPost } from './actor';

/** What lies on a receiving desk, and what questions bring. */
export const deskTasks: readonly TaskKind[] = ['attend', 'referral', 'notice', 'answer', 'extension', 'info', 'retarget', 'conclude'];

/** Whoever takes back what a signature sent undoes that signature: a substitute does when signing was passed on to them. */
export const mayTakeBackIn = ({ scope }: ActorPost): boolean => scope === null || scope === 'EVERYTHING';

/** As above; an assistant never signs. */
export const maySignIn = (seat: ActorPost): boolean => seat.kind !== 'ASSISTANT' && mayTakeBackIn(seat);

/** An answer to a question bears a signature, but it is the work of a desk. */
export const mayAnswerIn = ({ kind, scope }: ActorPost): boolean => kind !== 'ASSISTANT' && scope !== 'WITHOUT_SIGNING';

/** Whether a task of this kind is within what was passed on to whoever sits there. */
export const reachesTask = ({ scope }: ActorPost, kind: TaskKind): boolean => scope !== 'DESK' || deskTasks.includes(kind);

/** Where somebody oversees and orders the work of others: whoever stands in at a desk does what lies there, and no more. */
export const directing = (actor: Actor): Actor => ({ ...actor, posts: actor.posts.filter(({ scope }) => scope !== 'DESK') });

/** The person for whom somebody works there under their own name: by no means the acting holder's. */
export const behalfOf = ({ kind, holderId }: ActorPost): string | null => (kind === 'ASSISTANT' || kind === 'SUBSTITUTE' ? holderId : null);

/** @throws DomainError `signer.assistant` · `signer.substitute` */
export function requireSigning(seat: ActorPost | undefined, may = maySignIn): void {
  if (seat && !may(seat)) throw new DomainError(seat.kind === 'ASSISTANT' ? 'signer.assistant' : 'signer.substitute');
}

/** @throws DomainError `substitution.out_of_scope` */
export function requireScope(seat: ActorPost, kind: TaskKind): void {
  if (!reachesTask(seat, kind)) throw new DomainError('substitution.out_of_scope');
}
