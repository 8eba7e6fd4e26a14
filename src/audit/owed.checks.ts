import { AT_MOST, lasting, type Check, type Violation } from './check';

/** Each is swept by somebody: nudges by the relay, hints and answered requests by the housekeeping. A little patience is theirs. */
const limits = [
  { table: 'nudges', age: '60 seconds', since: 'since', where: `'process ' || process_id`, what: 'has been owed a nudge' },
  { table: 'hints', age: '20 minutes', since: 'at', where: `'hint ' || id`, what: 'has been kept' },
  { table: 'requests', age: '91 days', since: 'at', where: `'request of ' || actor`, what: 'has been kept' },
];

export const ages: Check = {
  id: 'I16',
  title: 'what is owed or kept for a while is not older than it may be',
  async run(audit) {
    const found: Violation[] = [];
    for (const { table, age, since, where, what } of limits) {
      audit.saw((await audit.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n, table);
      const old = () =>
        audit.query<Violation>(`
        select ${where} as where, '${what} since ' || to_char(${since} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as what
        from ${table} where ${since} < clock_timestamp() - interval '${age}' order by ${since} limit ${AT_MOST}`);
      found.push(
        ...(await lasting(audit, await old(), async (earlier) => {
          const still = new Set((await old()).map((each) => each.where + each.what));
          return earlier.filter((each) => still.has(each.where + each.what));
        })),
      );
    }
    return found;
  },
};
