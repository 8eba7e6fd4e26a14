/** What a new office is furnished with, as it is called. */
export const officeWords = {
  head: (office: string) => `رئیس ${office}`,
  secretariat: (office: string) => `دبیرخانه ${office}`,
  clerk: (office: string) => `متصدی دبیرخانه ${office}`,
};

/** What {kind} stands for in numbers; `next_number` writes the same. */
export const bookLetters = { INTERNAL: 'د', OUTGOING: 'ص', INCOMING: 'و' } as const;
