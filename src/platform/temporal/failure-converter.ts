import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures pass the codec too. Loaded by path, in workers, clients and the workflow bundle. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
