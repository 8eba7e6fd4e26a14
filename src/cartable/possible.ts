import type { Outcome, ProcessKind, TaskKind } from '../../contracts/tasks';
import { deskOutcomes } from '../../workflows/delivery/delivery.rules';
import { askerOutcomes } from '../../workflows/inquiry/inquiry.rules';
import { letterOutcomes } from '../../workflows/letter/letter.rules';
import { respondentOutcomes } from '../../workflows/respondent/respondent.rules';
import type { TaskView } from '../../contracts/views';
import type { Actor, ActorPost } from '../auth/actor';
import { mayAnswerIn, maySignIn, reachesTask } from '../auth/seat';

const outcomesOf: Record<TaskKind, readonly Outcome[]> = { ...letterOutcomes, ...deskOutcomes, ...respondentOutcomes, ...askerOutcomes };
const referable: readonly TaskKind[] = ['attend', 'referral', 'answer'];

/** A task as it is read, before it is known what its reader may do about it. */
export type TaskFacts = Omit<TaskView, 'possible' | 'command' | 'referrals'> & { mayRefer: boolean };

/** A task with what its reader may do about it. */
export function taskView(actor: Actor, { mayRefer, ...task }: TaskFacts): TaskView {
  const seat = actor.posts.find(({ postId }) => postId === task.post.id);
  const { process, key, kind, choices } = task;
  return { ...task, ...possibleWith({ process: process.id, processKind: process.kind, key, kind, choices, mayRefer }, seat) };
}

/** Which buttons a task has for whoever works in its post, and where they lead. The commands check the same again. */
export function possibleWith(
  task: { process: string; processKind: ProcessKind; key: string; kind: TaskKind; choices: readonly string[] | null; mayRefer: boolean },
  seat: ActorPost | undefined,
) {
  if (!seat || !reachesTask(seat, task.kind)) return { possible: [], command: addressOf(task), referrals: null };
  const possible = outcomesOf[task.kind].filter(
    (outcome) => (outcome !== 'signed' || maySignIn(seat)) && (outcome !== 'answered' || mayAnswerIn(seat)) && isTaken(task, outcome),
  );
  return {
    possible,
    command: addressOf(task),
    referrals: isReferable(task) ? `/api/desks/${task.process}/${task.key}/referrals` : null,
  };
}

/** Of a route, what its drawing lets be sent on. */
const isReferable = ({ processKind, kind, mayRefer }: { processKind: ProcessKind; kind: TaskKind; mayRefer: boolean }): boolean =>
  processKind === 'letter' ? mayRefer : referable.includes(kind);

/** A step of a route may take fewer answers than its kind; an edit is an approval. */
const isTaken = ({ kind, choices }: { kind: TaskKind; choices: readonly string[] | null }, outcome: Outcome): boolean =>
  choices === null || kind === 'step' || choices.includes(outcome === 'edited' ? 'approved' : outcome);

/** The kind of task names the route: a delivery has no commands of its own beside those of its desks. */
function addressOf({
  process,
  processKind,
  key,
  kind,
}: {
  process: string;
  processKind: ProcessKind;
  key: string;
  kind: TaskKind;
}): string {
  if (kind === 'attend' || kind === 'referral' || kind === 'notice') return `/api/desks/${process}/${key}`;
  if (kind === 'extension') return `/api/respondents/${process}/extensions/${key}`;
  if (kind === 'info') return `/api/respondents/${process}/info/${key}`;
  if (processKind === 'respondent') return `/api/respondents/${process}/tasks/${key}`;
  return `/api/${processKind === 'inquiry' ? 'inquiries' : 'letters'}/${process}/tasks/${key}`;
}
