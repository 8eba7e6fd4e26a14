/** What the screen shows, as it stands in its address. */
export interface CalendarSearch {
  layer?: string;
  /** Jalali: 1405-10 */
  month?: string;
}

/** Whatever an address says; what it cannot say is left out. */
export const calendarSearchOf = ({ layer, month }: Record<string, unknown>): CalendarSearch => ({
  ...(typeof layer === 'string' && layer && { layer }),
  ...(typeof month === 'string' && /^1\d{3}-(0[1-9]|1[0-2])$/.test(month) && { month }),
});
