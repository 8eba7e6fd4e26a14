import type { TaskKind } from './tasks';

/**
 * Kinds of tasks that may move to another post of the same office: what one colleague can do for another. A draft and a signature are
 * their writer's and signer's; register and dispatch lie with the secretariat; steps of a route with whom the route finds; a notice of
 * lateness is meant for that head; what the asker decides (extension, retarget, conclude, returned) is the asker's.
 */
export const movableKinds = ['answer', 'attend', 'referral', 'review'] as const satisfies readonly TaskKind[];

/** Why a task stays where it is, each with its sentence. */
export const moveObstacles = {
  closed: 'این کار دیگر باز نیست.',
  kind: 'کاری از این نوع از کارتابلی به کارتابل دیگر نمی‌رود.',
  claimed: 'کسی هم‌اکنون این کار را در دست دارد.',
  same_post: 'این کار هم‌اکنون نزد همین سمت است.',
  other_office: 'کار تنها میان سمت‌های یک اداره جابه‌جا می‌شود.',
  post_unknown: 'چنین سمتی در نمودار امروز نیست.',
  vacant: 'این سمت متصدی ندارد.',
  not_cleared: 'متصدی این سمت اجازه دیدن نامه‌ای با این طبقه‌بندی را ندارد.',
  already_there: 'کاری از همین نامه هم‌اکنون نزد همین سمت باز است.',
  sender: 'همین سمت این کار را ارجاع داده است.',
  addressed: 'نامه به نام سمت کنونی فرستاده شده است.',
  excluded: 'کسی پیش‌نویس خود را پاراف نمی‌کند و به پرسش خود پاسخ نمی‌دهد.',
  in_line: 'این سمت خود در فهرست تأیید و امضای همین نامه است.',
} as const;
export type MoveObstacle = keyof typeof moveObstacles;
