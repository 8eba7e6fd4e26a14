import { z } from 'zod';

const Indexes = z.array(z.int());

/**
 * Today's whole chart for searching in the browser, column by column: `chart-columns.ts` makes objects of it. Whatever repeats goes once:
 * numbers are places in `texts`, `names` and `roles`. Ids are 22 characters of base64url each, one after another.
 */
export const ChartColumns = z.object({
  version: z.string(),
  /** OFFICE_NAME stands for the short name of the office; a code that begins with a dot goes behind that of the office */
  texts: z.array(z.string()),
  names: z.array(z.string()),
  units: z.object({
    ids: z.string(),
    codes: Indexes,
    names: Indexes,
    /** one letter each */
    levels: z.string(),
    kinds: z.string(),
    /** -1 at the top */
    parents: Indexes,
    /** of the offices among them, in their order */
    shortNames: z.array(z.string()),
    provinces: z.array(z.string()),
    /** how many of the posts are its own: posts follow the order of units */
    posts: Indexes,
  }),
  /** what posts are called and may; thousands share a few */
  roles: z.array(z.object({ title: z.int(), kind: z.string(), rank: z.int(), maySign: z.boolean() })),
  posts: z.object({ ids: z.string(), roles: Indexes }),
  /** one letter for each holder, a small one where the same post has another; - for a vacant post. Until when each substitute stands in */
  holders: z.object({ kinds: z.string(), given: Indexes, family: Indexes, untils: z.array(z.string()) }),
});
export type ChartColumns = z.infer<typeof ChartColumns>;
