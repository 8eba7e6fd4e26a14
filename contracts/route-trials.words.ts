import { routeRefusalWords } from './route-catalogue.words';
import { incidentSentences } from './routing.errors';
import { filled } from './errors';
import { persianNumber } from './persian-time';
import type { RouteTrial, TrialFigures } from './route-trials';

/** Why a letter of a trial did not get on. */
export const trialCodes = { 'trial.endless': 'نامه در این مسیر دور می‌زند و به پایان نمی‌رسد.' } as const;

const AN_HOUR = 3_600_000;
/** Less waiting than this is nobody's bottleneck. */
const A_QUEUE = AN_HOUR;

const sentences = {
  scope: '{letters} نامهٔ {days} روز گذشته از این مسیر گذرانده شد.',
  bottleneck:
    'گلوگاه: «{post}». {tasks} کار به آن می‌رسد و هر کار به‌طور میانگین {hours} ساعت کاری در صف می‌ماند؛ بلندترین صف {longest} کار است.',
  queue: 'کار بیش از همه در «{post}» در صف می‌ماند: هر کار به‌طور میانگین {hours} ساعت کاری؛ سهم آن از کار بیش از پیش نیست.',
  slower: 'میانهٔ زمان از ارسال تا شماره از {before} به {after} ساعت کاری می‌رسد؛ صدک نود از {before90} به {after90}.',
  only: 'میانهٔ زمان از ارسال تا شماره {after} ساعت کاری است.',
  none: 'هیچ نامه‌ای در این مسیر شماره نمی‌گیرد.',
  gains: 'کار «{post}» از {before} به {after} می‌رسد.',
  losses: 'کار «{post}» از {before} به {after} کم می‌شود.',
  breaches: '{late} کار از {tasks} کار «{element}» از مهلت می‌گذرد.',
  incidents: '{letters} نامه در «{element}» می‌ماند: {reason}',
  waits: '{letters} نامه در «{element}» در انتظار می‌ماند.',
  discarded: '{discarded} نامه کنار گذاشته می‌شود.',
} as const;

const hours = (ms: number): string => persianNumber(Math.round((ms / AN_HOUR) * 10) / 10);

/** A trial in words, the weightiest first. */
export function trialSentences({ days, figures, names }: Pick<RouteTrial, 'days' | 'figures' | 'names'>): string[] {
  const named = (id: string) => names[id] ?? id;
  const { letters, queues, cycle, gains, losses, breaches, incidents, waits, ended } = figures;
  const [queue] = queues;
  return [
    filled(sentences.scope, { letters, days }),
    ...(queue && queue.waited / queue.tasks >= A_QUEUE ? [queueSentence(queue, gains, named(queue.post))] : []),
    cycleSentence(cycle),
    ...incidents
      .slice(0, 3)
      .map(({ element, code, letters }) => filled(sentences.incidents, { letters, element: named(element), reason: reasonOf(code) })),
    ...waits.slice(0, 3).map(({ element, letters }) => filled(sentences.waits, { letters, element: named(element) })),
    ...gains.slice(0, 3).map(({ post, before, after }) => filled(sentences.gains, { post: named(post), before, after })),
    ...losses.slice(0, 3).map(({ post, before, after }) => filled(sentences.losses, { post: named(post), before, after })),
    ...breaches.slice(0, 3).map(({ element, tasks, late }) => filled(sentences.breaches, { element: named(element), tasks, late })),
    ...(ended.discarded > 0 ? [filled(sentences.discarded, { discarded: ended.discarded })] : []),
  ];
}

/** A queue is the route's own doing where it brings the post more work than it had. */
function queueSentence(
  { post, tasks, waited, longest }: TrialFigures['queues'][number],
  gains: TrialFigures['gains'],
  name: string,
): string {
  const said = gains.some((gain) => gain.post === post) ? sentences.bottleneck : sentences.queue;
  return filled(said, { post: name, tasks, longest, hours: hours(waited / tasks) });
}

function cycleSentence({ before, after }: TrialFigures['cycle']): string {
  if (!after) return sentences.none;
  if (!before) return filled(sentences.only, { after: hours(after.median) });
  return filled(sentences.slower, {
    before: hours(before.median),
    after: hours(after.median),
    before90: hours(before.p90),
    after90: hours(after.p90),
  });
}

/** What a code says without what it was about: the figures count many letters together. */
export function reasonOf(code: string): string {
  const all: Readonly<Record<string, string>> = { ...incidentSentences, ...routeRefusalWords, ...trialCodes };
  return (all[code] ?? code).replace(/[:؛]?\s*«?\{\w+\}»?/g, '').trim();
}
