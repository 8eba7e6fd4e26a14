import type { Page } from '../../contracts/org';

/** The conditions of a list and their values, in the order of their places. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  constructor(...fixed: string[]) {
    this.parts.push(...fixed);
  }

  /** @param condition SQL with `?` for the value; left out when there is no value */
  where(condition: string, value: unknown): this {
    if (value !== undefined) this.parts.push(condition.replace('?', this.place(value)));
    return this;
  }

  /** @param condition SQL without a value of its own */
  add(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  /** Every word must be somewhere in `search`; normal_form makes them like what is stored. */
  words(column: string, text: string | undefined): this {
    for (const word of (text ?? '').split(/\s+/).filter(Boolean).slice(0, 6)) {
      this.where(`${column} like '%' || normal_form(?) || '%'`, word.replace(/[\\%_]/g, '\\$&'));
    }
    return this;
  }

  place(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  get sql(): string {
    return this.parts.length > 0 ? this.parts.join(' and ') : 'true';
  }
}

/** Names the last row of a page without telling how lists are ordered. */
export const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');

/** @returns where the page before ended; what is not a cursor simply lies somewhere in the list */
export const placeOf = (cursor: string | undefined): string | undefined =>
  cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString().replaceAll('\0', '');

/** @param rows one more than the page holds, when there are more · @param place of a row in the list */
export function pageOf<Row, T>(rows: Row[], limit: number, view: (row: Row) => T, place: (row: Row) => string): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last ? cursorOf(place(last)) : null };
}
