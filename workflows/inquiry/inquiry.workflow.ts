import { procedure } from '../shared/procedure';
import type { InquiryHands } from './inquiry.ports';

/** One question to one or many units, at its asker: until enough of them have answered and the asker has read it. */
export const inquiryWorkflow = procedure<InquiryHands>(
  'inquiry',
  () => true,
  async ({ file, ask, once, until, heed }) => {
    const { post, rule } = file.opened;
    heed('returned', async (n, child) => {
      const { outcome } = await ask(`retarget.${n}`, 'retarget', post!, child); // the asker names another unit, or does without
      if (outcome === 'resent') await once('retarget', n);
    });
    await Promise.race([concluded(), until(() => file.has('said', 'withdraw'))]);
    await once('endInquiry');

    /** The asker may end it at once when it is theirs to decide, else when the rule is met. */
    async function concluded() {
      if (rule !== 'REQUESTER_DECIDES') await until(() => file.has('done', 'met'));
      await ask('conclude.1', 'conclude', post!);
    }
  },
);
