/** What the organisation's chart, people and calendar refuse. */
export const orgErrors = {
  'unit.not_found': 404,
  'post.not_found': 404,
  'post.not_valid': 422,
  'person.not_found': 404,
  'person.disabled': 422,
  'assignment.not_found': 404,
  'assignment.in_the_past': 422,
  'assignment.ends_before_it_begins': 422,
  'assignment.already_ended': 409,
  'assignment.overlaps': 409,
  'national_id.invalid': 422,
} as const;

export const orgSentences: Record<keyof typeof orgErrors, string> = {
  'unit.not_found': 'چنین واحدی در نمودار سازمان نیست.',
  'post.not_found': 'چنین سمتی در نمودار سازمان نیست.',
  'post.not_valid': 'این سمت در تاریخ خواسته‌شده برقرار نیست.',
  'person.not_found': 'چنین شخصی شناخته نیست.',
  'person.disabled': 'حساب این شخص غیرفعال است.',
  'assignment.not_found': 'چنین انتصابی ثبت نشده است.',
  'assignment.in_the_past': 'تاریخ انتصاب نمی‌تواند در گذشته باشد.',
  'assignment.ends_before_it_begins': 'پایان انتصاب باید پس از آغاز آن باشد.',
  'assignment.already_ended': 'این انتصاب پیش‌تر پایان یافته است.',
  'assignment.overlaps': 'برای این سمت در همین بازه انتصاب دیگری از همین نوع ثبت شده است.',
  'national_id.invalid': 'شمارهٔ ملی درست نیست؛ ده رقم با رقم کنترل لازم است.',
};
