/** What a person's own views refuse. */
export const personalErrors = {
  'view.not_found': 404,
  'view.name_taken': 409,
  'view.too_many': 422,
} as const;

export const personalSentences: Record<keyof typeof personalErrors, string> = {
  'view.not_found': 'چنین نمایی در فهرست شما نیست.',
  'view.name_taken': 'نمایی با همین نام دارید؛ نام دیگری برگزینید.',
  'view.too_many': 'بیش از {limit} نما نگه داشته نمی‌شود؛ نخست یکی را حذف کنید.',
};
