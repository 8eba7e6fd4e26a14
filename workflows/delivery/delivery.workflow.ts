import { procedure } from '../shared/procedure';
import type { OfficeHands } from '../shared/procedure.ports';

/**
 * A letter at a unit that received it. Its desks were opened by the dispatch and by referrals, and it is closed with the last of them; a
 * run exists only while something waits here: a deadline, or the answer that ends it.
 */
export const deliveryWorkflow = procedure<OfficeHands>(
  'delivery',
  () => true,
  async ({ file, until }) => {
    await until(() => file.has('done', 'close'));
  },
);
