/** What the secretariat's books refuse. */
export const secretariatErrors = {
  'book.not_found': 404,
} as const;

export const secretariatSentences: Record<keyof typeof secretariatErrors, string> = {
  'book.not_found': 'چنین دفتری یافت نشد.',
};
