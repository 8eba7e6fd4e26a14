/** What the secretariat's books refuse. */
export const secretariatErrors = {
  'book.not_found': 404,
  'book.pattern_taken': 409,
} as const;

export const secretariatSentences: Record<keyof typeof secretariatErrors, string> = {
  'book.not_found': 'چنین دفتری یافت نشد.',
  'book.pattern_taken': 'دفتر دیگری شماره‌ها را به همین شکل می‌نویسد.',
};
