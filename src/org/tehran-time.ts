const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const STANDARD = 210 * MINUTE;

/** Since then +03:30 all year round; before, the tz database is asked. */
const noMoreSummerTime = Date.UTC(2022, 8, 22);

const offsets = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Tehran', timeZoneName: 'longOffset' });

/** @returns how far clocks in Tehran were ahead of UTC at an instant, milliseconds */
function offsetAt(ms: number): number {
  if (ms >= noMoreSummerTime) return STANDARD;
  const name = offsets.formatToParts(ms).find(({ type }) => type === 'timeZoneName')!.value;
  const [hours = 0, minutes = 0, seconds = 0] = name.replace('GMT+', '').split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** @returns the date in Tehran as days since 1970-01-01 */
export const dayOf = (ms: number): number => Math.floor((ms + offsetAt(ms)) / DAY);

/**
 * @param minute of the day's clock, 1440 being its end · @returns the instant; where the clock jumped over midnight, the first one after it
 */
export function instantOf(day: number, minute: number): number {
  const local = day * DAY + minute * MINUTE;
  return local - offsetAt(local - offsetAt(local - STANDARD));
}
