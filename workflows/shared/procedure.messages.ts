import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ProcessKind } from '../../contracts/tasks';

export interface ProcedureInput {
  processId: string;
}

/** "Look into the journal." Carries nothing, so a lost one is only late and a second one only idle. */
export const look = defineSignal('look');

/** The same, answered when the process has taken every step it can: the journal position it has reached. */
export const settle = defineUpdate<number>('settle');

/** The workflow that tells the story of a kind of process. */
export const workflowTypeOf = (kind: ProcessKind) => `${kind}Workflow`;
