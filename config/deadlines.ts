/** What an inquiry has when neither it nor its type says anything. */
export const inquiryDeadline = { unit: 'WORKING_DAY', amount: 1 } as const;

/** Whom lateness reaches and when, where nothing else is said; in working time of the unit that has the task. */
export const ladder = [
  { step: 'half', at: { share: 0.5 }, tell: 'holder', act: 'remind' },
  { step: 'due', at: { share: 1 }, tell: 'holder', act: 'remind' },
  { step: 'head', at: { after: { unit: 'WORKING_HOUR', amount: 2 } }, tell: 'head', act: 'remind' },
  { step: 'province', at: { after: { unit: 'WORKING_DAY', amount: 1 } }, tell: 'province', act: 'remind' },
] as const;
