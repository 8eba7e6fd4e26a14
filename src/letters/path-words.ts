import type { Expected, Hop, HopKind, LetterPath, Place, Stop } from '../../contracts/path';
import { persianDate, persianDigits, persianDuration, persianInstant, persianMoment, persianNumber } from '../../contracts/persian-time';
import { groupBy } from './path-names';
import { copyWords, inquiryStateWords, letterKindWords, purposeWords, roleWords, stateWord, taskWords } from '../../contracts/words';

/** More recipients than this are told by state. */
const ONE_BY_ONE = 40;
/** What takes less is not worth telling. */
const WORTH_TELLING_MS = 60_000;

type Told = Omit<LetterPath, 'text'>;

/** A path as a person would tell it: what has happened, where it is, what follows; a line each, right to left. */
export function sentencesOf(path: Told): string[] {
  const isForMany = path.children.length > ONE_BY_ONE;
  return [
    ...headOf(path),
    '',
    'آنچه گذشته است:',
    ...(isForMany ? hopsOfMany(path) : path.hops.map((hop) => hopSentence(hop, path))),
    ...section('اکنون:', path.now.filter(({ waiting }) => !isForMany || waiting !== 'DESK').map(placeSentence)),
    ...section('گام‌های بعد:', path.next.map(expectedSentence)),
    ...section('گیرندگان:', isForMany ? path.groups.map(groupSentence) : path.children.map(stopSentence)),
  ];
}

/** What each of many did alike is told once, with its number and the time of the first. */
function hopsOfMany(path: Told): string[] {
  const isAtRecipient = ({ process }: Hop) => process.kind === 'delivery' || process.kind === 'respondent';
  const alike = groupBy(path.hops.filter(isAtRecipient), ({ what }) => what);
  return path.hops.flatMap((hop) => {
    if (!isAtRecipient(hop)) return [hopSentence(hop, path)];
    const same = alike.get(hop.what)!;
    if (same[0] !== hop) return [];
    if (same.length === 1) return [hopSentence(hop, path)];
    return [
      `${persianInstant(hop.at)} تا ${persianInstant(same.at(-1)!.at)} — ${persianNumber(same.length)} بار: ${verbOf({ ...hop, number: null }, path)}`,
    ];
  });
}

const hopSentence = (hop: Hop, path: Told) => `${persianInstant(hop.at)} — ${sentenceOf(hop, path)}`;

const section = (title: string, lines: string[]) => (lines.length ? ['', title, ...lines.map((line) => `• ${line}`)] : []);

function headOf({ letter, inquiry, asOf }: Told): string[] {
  const number = letter.number ? ` شماره ${persianDigits(letter.number)}` : ' (هنوز بی‌شماره)';
  const date = letter.registeredAt ? ` به تاریخ ${persianDate(letter.registeredAt)}` : '';
  const from = letter.outside ? `${letter.outside}، از راه ${letter.office.name}` : (letter.post?.title ?? letter.office.name);
  return [
    `${letterKindWords[letter.kind] ?? 'نامه'}${number}${date}: «${letter.subject}»`,
    `فرستنده: ${from}`,
    `وضعیت در ${persianMoment(asOf)}: ${stateWord(letter.state)}`,
    ...(inquiry
      ? [
          `${inquiry.title}: ${inquiryStateWords[inquiry.state] ?? inquiry.state}؛ ${persianNumber(inquiry.answered)} پاسخ از ${persianNumber(inquiry.asked)} واحد`,
        ]
      : []),
  ];
}

type Says = (hop: Hop, path: Told) => string;
const numbered =
  (words: string): Says =>
  ({ number }) =>
    `${words}${number ? `؛ شماره ${persianDigits(number)}` : ''}`;
const toUnit = ({ to }: Hop) => to?.unit?.name ?? 'واحدی دیگر';
const toPost = ({ to }: Hop) => to?.post?.title ?? 'سمتی دیگر';
const until = ({ dueAt }: Hop) => (dueAt ? `؛ تا ${persianInstant(dueAt)}` : '');

const says: Record<HopKind, string | Says> = {
  drafted: 'پیش‌نویس را پدید آورد',
  typed_in: (_, { letter }) => `نامه وارده از «${letter.outside ?? ''}» را دریافت کرد`,
  submitted: 'پیش‌نویس را برای تأیید و امضا فرستاد',
  discarded: 'پیش‌نویس را کنار گذاشت',
  approved: ({ version, stale }) => `متن را پاراف کرد (نسخه ${persianNumber(version ?? 1)}${stale ? '؛ متن پس از آن تغییر کرده است' : ''})`,
  edited: ({ version, stale }) =>
    `متن را ویرایش و پاراف کرد (نسخه ${persianNumber(version ?? 1)}${stale ? '؛ متن پس از آن تغییر کرده است' : ''})`,
  returned_to_drafter: 'پیش‌نویس را برای اصلاح بازگرداند',
  rejected: 'پیش‌نویس را رد کرد',
  signed: ({ version }, { letter }) =>
    `${letter.kind === 'REPLY' ? 'پاسخ' : 'نامه'} را امضا کرد${version ? ` (نسخه ${persianNumber(version)})` : ''}`,
  taken_back: 'امضای خود را پس گرفت',
  held: 'فرصت پس گرفتن امضا پایان یافت',
  step_done: ({ title }) => `گام «${title ?? ''}» را انجام داد`,
  repaired: 'راهبر اشکال مسیر نامه را برطرف کرد',
  route_changed: 'نامه به نسخه دیگری از مسیر خود رفت',
  option_begun: ({ title }) => (title ? `گام اختیاری ${title} را آغاز کرد` : 'گامی اختیاری را آغاز کرد'),
  options_closed: ({ title }) => (title ? `گام‌های اختیاری ${title} را بس دانست` : 'گام‌های اختیاری را بس دانست'),
  registered: numbered('نامه در دفتر ثبت شد'),
  dispatched: ({ count }) => (count === null ? 'نامه فرستاده شد' : `نامه به ${persianNumber(count)} واحد فرستاده شد`),
  sent_outside: 'نامه را به بیرون از سازمان فرستاد',
  recalled: (hop) => `نامه را از ${toUnit(hop)} بازپس گرفت`,
  voided: 'نامه را ابطال کرد',
  resent: (hop) => `نامه عودت‌شده را به ${toUnit(hop)} فرستاد`,
  return_accepted: 'عودت را پذیرفت',
  closed: 'کار نامه نزد همه گیرندگان پایان یافت و مختومه شد',
  arrived: numbered('نامه رسید و در کارتابل نشست'),
  seen: 'نامه را دید',
  referred: (hop) =>
    `${copyWords[hop.copy ?? ''] ?? 'نامه'} را به ${toPost(hop)} ارجاع داد${hop.purpose ? ` (${purposeWords[hop.purpose] ?? hop.purpose})` : ''}${until(hop)}`,
  given_back: (hop) => `اصل نامه به ${toPost(hop)} بازگشت`,
  done: 'کار خود را با نامه پایان داد',
  returned: 'نامه را عودت داد',
  acknowledged: 'از تأخیر آگاه شد',
  answered_by_letter: numbered('با نامه پاسخ داد'),
  referral_recalled: 'ارجاع به او بازپس گرفته شد',
  cancelled: 'کار از کارتابل او برداشته شد',
  ended: 'کار نامه در این واحد پایان یافت',
  reminded: 'نیمی از مهلت گذشت؛ یادآوری شد',
  overdue: 'مهلت به سر رسید و کار مانده است',
  escalated: (hop) => `تأخیر به ${toPost(hop)} اعلام شد`,
  reminded_by_hand: (hop) => `به ${toPost(hop)} یادآوری کرد`,
  reminded_again: 'مهلت یادآوری شد',
  forewarned: (hop) => `به ${toPost(hop)} گفته شد که مهلت رو به پایان است`,
  watched: (hop) => `${toPost(hop)} ناظر نامه شد`,
  raised: ({ title }) => `نامه فوری‌تر شد: ${title ?? ''}`,
  moved: (hop) => `کار ${hop.title ?? 'سمتی دیگر'} را به ${toPost(hop)} سپرد`,
  retimed: (hop) => `مهلت به سبب «${hop.title ?? ''}» تغییر کرد${until(hop)}`,
  asked: 'استعلام آغاز شد',
  partly_answered: 'بخشی از پاسخ را داد',
  info_asked: 'برای پاسخ از پرسنده توضیح خواست؛ مهلت تا رسیدن توضیح متوقف است',
  info_supplied: 'توضیح خواسته‌شده را داد؛ مهلت ادامه یافت',
  extension_asked: (hop) => `خواست مهلت تمدید شود${until(hop)}`,
  extension_granted: (hop) => `با تمدید مهلت موافقت کرد${until(hop)}`,
  extension_denied: 'با تمدید مهلت مخالفت کرد',
  answered: 'پاسخ نهایی را داد',
  reply_registered: numbered('پاسخ ثبت و فرستاده شد'),
  redirected: (hop) => `استعلام را به ${toUnit(hop)} هدایت کرد`,
  asked_again: (hop) => `از ${toUnit(hop)} دوباره پرسید`,
  asked_another: (hop) => `به جای آن از ${toUnit(hop)} پرسید`,
  enough_answers: 'پاسخ‌های لازم رسید',
  concluded: 'استعلام را جمع‌بندی کرد',
  withdrawn: 'استعلام را پس گرفت',
  inquiry_ended: 'استعلام پایان یافت',
};

function verbOf(hop: Hop, path: Told): string {
  const said = says[hop.what];
  return typeof said === 'string' ? said : said(hop, path);
}

function sentenceOf(hop: Hop, path: Told): string {
  const note = hop.note ? `: «${hop.note}»` : '';
  const stay = hop.stayedMs !== null && hop.stayedMs >= WORTH_TELLING_MS ? ` (${persianDuration(hop.stayedMs)} در آنجا بود)` : '';
  return `${whoOf(hop)}: ${verbOf(hop, path)}${note}${stay}`;
}

/** The post that prints, with the person who really acted. */
function whoOf({ post, unit, actor, onBehalfOf, asSubstitute }: Hop): string {
  const seat = post?.title ?? unit?.name ?? 'دبیرخانه';
  if (!actor) return seat;
  return `${seat} (${actor.name}${onBehalfOf ? ` به ${asSubstitute ? 'جانشینی از' : 'جای'} ${onBehalfOf.name}` : ''})`;
}

function placeSentence({
  waiting,
  post,
  unit,
  holders,
  standIn,
  task,
  since,
  forMs,
  seen,
  dueAt,
  overdue,
  claimedBy,
  count,
}: Place): string {
  const from = `از ${persianInstant(since)} (${persianDuration(forMs)})`;
  switch (waiting) {
    case 'HOLD':
      return `امضا شده و تا ${dueAt ? persianInstant(dueAt) : 'پایان فرصت پس گرفتن'} نگه داشته می‌شود`;
    case 'OFFICE':
      return `در دست انجام در ${unit?.name ?? 'سامانه'}، ${from}`;
    case 'RECIPIENTS':
      return `نزد ${persianNumber(count ?? 0)} گیرنده باز است`;
    case 'ANSWERS':
      return `در انتظار پاسخ ${persianNumber(count ?? 0)} واحد`;
    case 'DESK': {
      const people = holders.length ? ` (${holders.map(({ name }) => name).join('، ')})` : '';
      const facts = [
        task && taskWords[task],
        from,
        seen ? 'دیده شده' : 'هنوز دیده نشده',
        standIn && `در مرخصی تا ${persianInstant(standIn.until)}؛ جانشین: ${standIn.substitute.name}`,
        claimedBy && `در دست ${claimedBy.name}`,
        dueAt && (overdue ? `از مهلت ${persianInstant(dueAt)} گذشته` : `مهلت تا ${persianInstant(dueAt)}`),
      ];
      return `در کارتابل ${post?.title ?? ''}${people}: ${facts.filter(Boolean).join('؛ ')}`;
    }
  }
}

const expectedWords: Record<Expected['what'], string> = {
  submission: 'فرستادن پیش‌نویس برای تأیید و امضا',
  review: 'پاراف',
  signature: 'امضا',
  end_of_hold: 'پایان فرصت پس گرفتن امضا',
  registration: 'ثبت و گرفتن شماره',
  dispatch: 'فرستادن به گیرندگان',
  dispatch_outside: 'فرستادن به بیرون از سازمان',
  attendance: 'رسیدگی گیرنده',
  answer: 'پاسخ استعلام',
  info: 'توضیح پرسنده',
  extension_decision: 'تصمیم درباره تمدید مهلت',
  retarget: 'تعیین تکلیف عودت',
  conclusion: 'جمع‌بندی استعلام',
  close: 'مختومه شدن نامه',
};

function expectedSentence({ what, post, unit, count, dueAt }: Expected): string {
  const by = post?.title ?? unit?.name;
  const many = count ? ` (${persianNumber(count)} واحد)` : '';
  return `${expectedWords[what]}${by ? `: ${by}` : ''}${many}${dueAt ? `، تا ${persianInstant(dueAt)}` : ''}`;
}

function stopSentence({ unit, role, state, number, clock, reply, redirectedFrom, redirectedTo, stayedMs, closedAt }: Stop): string {
  const facts = [
    stateWord(state),
    number && `شماره ${persianDigits(number)}`,
    redirectedFrom && `به هدایت ${redirectedFrom.name}`,
    redirectedTo && `به ${redirectedTo.name}`,
    reply && `پاسخ ${reply.number ? persianDigits(reply.number) : ''}`,
    clock?.paused && `منتظر توضیح پرسنده از ${persianInstant(clock.paused.since)}${clock.paused.moves ? '؛ مهلت متوقف است' : ''}`,
    clock && !clock.paused?.moves && `مهلت ${persianInstant(clock.dueAt)}${clock.provisional ? ' (موقت)' : ''}`,
    clock?.overdue && 'با تأخیر',
    clock?.extension && { REQUESTED: 'تمدید خواسته', GRANTED: 'مهلت تمدید شده', DENIED: 'با تمدید مخالفت شده' }[clock.extension.state],
    clock && !clock.paused?.moves && clock.remainingMs !== null && clock.remainingMs > 0 && `${persianDuration(clock.remainingMs)} مانده`,
    closedAt && stayedMs >= WORTH_TELLING_MS && `${persianDuration(stayedMs)} در آنجا بود`,
  ];
  return `${unit.name} (${roleWords[role]}): ${facts.filter(Boolean).join('؛ ')}`;
}

function groupSentence({ state, count, units }: LetterPath['groups'][number]): string {
  const named = units.slice(0, 5).map(({ name }) => name);
  return `${persianNumber(count)} واحد ${stateWord(state)}: ${named.join('، ')}${count > named.length ? ` و ${persianNumber(count - named.length)} واحد دیگر` : ''}`;
}
