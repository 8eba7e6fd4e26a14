/** Office hours of a week in Tehran time, `[opens, closes)`; an empty list is a day off. Holidays come from the table calendar_days. */
export const weeklyHours = {
  sat: [['07:30', '14:30']],
  sun: [['07:30', '14:30']],
  mon: [['07:30', '14:30']],
  tue: [['07:30', '14:30']],
  wed: [['07:30', '14:30']],
  thu: [],
  fri: [],
} as const;

/** What an inquiry has when neither it nor its type says anything. */
export const inquiryDeadline = { unit: 'WORKING_DAY', amount: 1 } as const;

/** Whom lateness reaches, how long after the due time, in working time of the unit that is late. */
export const escalation = {
  head: { unit: 'WORKING_HOUR', amount: 2 },
  province: { unit: 'WORKING_DAY', amount: 1 },
} as const;
