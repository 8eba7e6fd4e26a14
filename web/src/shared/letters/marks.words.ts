export const deadlineWords = { until: 'مهلت:' } as const;
