import { z } from 'zod';

const Indexes = z.array(z.int());

/**
 * Today's whole chart for searching in the browser, column by column: `chart-columns.ts` makes objects of it. Texts are places in
 * `texts`, where * stands for the short name of the office; ids are 22 characters of base64url each, one after another.
 */
export const ChartColumns = z.object({
  version: z.string(),
  texts: z.array(z.string()),
  names: z.array(z.string()),
  units: z.object({
    ids: z.string(),
    codes: z.array(z.string()),
    names: Indexes,
    /** of offices; empty for the units within them */
    shortNames: z.array(z.string()),
    /** one letter each: H, P, C */
    levels: z.string(),
    /** one letter each: O, D, E (department), S */
    kinds: z.string(),
    /** -1 at the top */
    parents: Indexes,
    offices: Indexes,
    provinces: z.array(z.string()),
  }),
  posts: z.object({
    ids: z.string(),
    units: Indexes,
    titles: Indexes,
    /** one letter each: H, D, E, C, G (counter), A, S */
    kinds: z.string(),
    ranks: Indexes,
    /** one digit each: 1 may sign */
    signs: z.string(),
  }),
  holders: z.object({
    posts: Indexes,
    /** given name and the rest, as places in `names` */
    given: Indexes,
    family: Indexes,
    /** one letter each: H holder, A acting, S assistant */
    kinds: z.string(),
  }),
});
export type ChartColumns = z.infer<typeof ChartColumns>;
