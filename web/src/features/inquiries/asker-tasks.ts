import type { TaskView } from '../../../../contracts/views';

const decided: readonly TaskView['kind'][] = ['extension', 'info', 'retarget', 'conclude'];

/** Of the tasks that a reader has with an inquiry, those that are the asker's to decide; a unit that is asked has others: referrals, notices. */
export const askerTasks = <T extends Pick<TaskView, 'kind' | 'possible'>>(tasks: readonly T[]): T[] =>
  tasks.filter(({ kind, possible }) => decided.includes(kind) && possible.length > 0);
