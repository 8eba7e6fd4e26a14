import { z } from 'zod';

/** The four legal classes and the ordinary one, lowest first (a letter's class, a person's clearance). */
export const Classification = z.enum(['UNCLASSIFIED', 'CONFIDENTIAL', 'HIGHLY_CONFIDENTIAL', 'SECRET', 'TOP_SECRET']);
export type Classification = z.infer<typeof Classification>;

/** Whether somebody of that clearance may have to do with something of that class. */
export const reaches = (clearance: Classification, classification: Classification): boolean =>
  Classification.options.indexOf(clearance) >= Classification.options.indexOf(classification);
