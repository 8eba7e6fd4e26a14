import type { TaskView } from '../../../../contracts/views';
import { askerTasks } from './asker-tasks';

const task = (kind: TaskView['kind'], ...possible: TaskView['possible']) => ({ kind, possible });

it('is the asker who decides: a notice of lateness or a referral at a unit that is asked is no answer that has come', () => {
  const conclude = task('conclude', 'concluded');
  const others = [task('answer', 'answered'), task('notice', 'acknowledged'), task('referral', 'done'), task('extension')];
  expect(askerTasks([...others, conclude])).toEqual([conclude]);
});
