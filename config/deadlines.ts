/** What an inquiry has when neither it nor its type says anything. */
export const inquiryDeadline = { unit: 'WORKING_DAY', amount: 1 } as const;

/** Whom lateness reaches, how long after the due time, in working time of the unit that is late. */
export const escalation = {
  head: { unit: 'WORKING_HOUR', amount: 2 },
  province: { unit: 'WORKING_DAY', amount: 1 },
} as const;
