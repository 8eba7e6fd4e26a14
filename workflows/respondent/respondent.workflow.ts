import { patched } from '@temporalio/workflow';
import { procedure } from '../shared/procedure';
import type { RespondentHands } from './respondent.ports';

/** A question at one unit that is asked; asked again, it starts another round. */
export const respondentWorkflow = procedure<RespondentHands>(
  'respondent',
  () => true,
  async ({ file, ask, once, until, hear, beside }) => {
    const { post, asker } = file.opened;
    beside(extension);
    beside(info);
    for (let round = 1; ; round++) {
      const answer = ask(`answer.${round}`, 'answer', post!);
      await hear(); // once it lies on the desk: the question may have been over before it got there
      const { outcome } = await answer;
      if (outcome === 'answered') await once('reply', round);
      if (outcome === 'redirected') await once('redirect', round);
      await once('report', round);
      if (!file.has('said', `again.${round}`)) return;
    }

    /** One extension, which the asker grants or denies; the clock runs on meanwhile. */
    async function extension() {
      await until(() => file.has('said', 'extension.1'));
      if (isOpen('extension.1')) await ask('extension.1', 'extension', asker!);
    }

    /** What the unit needs from the asker before it can answer, time after time; the clock stands still meanwhile. */
    async function info() {
      for (let n = 1; ; n++) {
        await until(() => file.has('said', `info.${n}`));
        if (isOpen(`info.${n}`)) await ask(`info.${n}`, 'info', asker!);
      }
    }

    /** Whether the question for which the unit said so still waits: when a worker was away, both may be read at once. Older runs asked all the same. */
    function isOpen(said: string): boolean {
      return !file.has('answered', file.refsOf('said', said)!.parent!) || !patched('asks-while-open');
    }
  },
);
