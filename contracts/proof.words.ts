/** What happens at an element on the way to what a proof found. */
export const proofStepWords = {
  entered: 'آغاز شد',
  took: 'پیموده شد',
  completed: 'انجام شد',
  refused: 'با خطا پایان یافت',
  fired: 'زمانش رسید',
  received: 'پیامش رسید',
  heard: 'علامتش رسید',
  activated: 'برگزیده شد',
  closed: 'بسته شد',
  stands: 'می‌ماند',
} as const;
export type ProofHow = keyof typeof proofStepWords;

export const proofVerdictWords = { sound: 'درست', unsound: 'نادرست', unknown: 'نامعلوم' } as const;
export type ProofVerdict = keyof typeof proofVerdictWords;

export const proofStates = 'حالت';
export const proofTimes = { compiled: 'خواندن', proven: 'اثبات', unit: 'هزارم ثانیه' } as const;
