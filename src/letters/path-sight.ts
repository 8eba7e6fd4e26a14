import type { LineRow, PathRows, ProcessRow, TaskRow, Viewer } from './path-rows';

/** What is told of one process to one reader. */
export interface Sight {
  processes: ProcessRow[];
  lines: LineRow[];
  tasks: TaskRow[];
  roleOf(process: ProcessRow): 'MAIN' | 'CC' | 'BCC';
  mayReadNote(line: LineRow): boolean;
  mayReadInstruction(task: TaskRow): boolean;
}

/** Reasons that concern everybody who got the letter. */
const OPEN_REASONS = ['void', 'withdraw'];

/**
 * Leaves out what a reader may not know: hidden recipients, but for the sender and themselves; the words of the sender's drafting, but for
 * the sender's side; what a unit says to its own people, but for that unit.
 */
export function sightOf({ processes, lines, tasks, recipients, letter }: PathRows, viewer: Viewer): Sight {
  const roles = new Map(lines.filter(({ kind }) => kind === 'opened').map(({ process, refs }) => [process, refs.role]));
  const roleOf = ({ id }: ProcessRow) => (roles.get(id) ?? 'MAIN') as 'MAIN' | 'CC' | 'BCC';
  const own = new Set(tasks.filter(({ post }) => viewer.posts.has(post)).map(({ process }) => process));
  const shown = processes.filter(
    (process) =>
      viewer.isSender ||
      roleOf(process) !== 'BCC' ||
      own.has(process.id) ||
      (process.office !== null && viewer.secretariatOf.has(process.office)),
  );
  const hiddenPosts = new Set(
    recipients.flatMap(({ role, post }) => (role === 'BCC' && post && !viewer.isSender && !viewer.posts.has(post) ? [post] : [])),
  );
  const hiddenDesks = desksBelow(tasks, (task) => task.kind === 'attend' && hiddenPosts.has(task.post) && !viewer.secretariatOf.size);
  const isShown = new Set(shown.map(({ id }) => id));
  const taskAt = new Map(tasks.map((task) => [`${task.process} ${task.key}`, task]));

  return {
    processes: shown,
    lines: lines.filter((line) => isShown.has(line.process) && !hiddenDesks.has(`${line.process} ${taskKeyOf(line)}`)),
    tasks: tasks.filter(({ process, key }) => isShown.has(process) && !hiddenDesks.has(`${process} ${key}`)),
    roleOf,
    mayReadNote: ({ process, kind, key, refs }) => {
      if (OPEN_REASONS.includes(key)) return true;
      if (process === letter.id) return viewer.isSender;
      if (own.has(process)) return true;
      if (kind === 'moved') return false; // within the unit that has it
      const task = taskAt.get(`${process} ${key}`);
      return viewer.isSender && !(task?.kind === 'referral' || (task?.kind === 'attend' && refs.outcome !== 'returned'));
    },
    mayReadInstruction: ({ process }) => own.has(process),
  };
}

/** The task a line is about, where it is about one. */
const taskKeyOf = ({ kind, key, refs }: LineRow) =>
  kind === 'fired' ? key.split(':')[0] : kind === 'moved' || kind === 'seen' ? (refs.parent ?? key) : key;

/** @returns `process key` of the desks that are meant, with those they were sent on to */
function desksBelow(tasks: TaskRow[], isMeant: (task: TaskRow) => boolean): Set<string> {
  const found = new Set<string>();
  for (const task of tasks) {
    // parents come before those they were sent on to
    if (isMeant(task) || (task.parent && found.has(`${task.process} ${task.parent}`))) found.add(`${task.process} ${task.key}`);
  }
  return found;
}
