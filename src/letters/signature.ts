import type { Page } from '../journal/page';

/** What is signed: the text and every file with it. $1 year, $2 letter. */
const signedNow = `select sha256(v.hash || convert_to(coalesce((select string_agg(a.sha256, ',' order by a.id) from attachments a where a.year = $1 and a.letter_id = $2), ''), 'UTF8')) as hash
  from letters l join versions v on v.year = l.year and v.letter_id = l.id and v.no = l.version where l.year = $1 and l.id = $2`;

/** The page's letter is signed as it is now. */
export function freeze({ tx, process: { year, id } }: Page): Promise<unknown> {
  return tx.query(`update letters set signed_hash = now.hash from (${signedNow}) now where year = $1 and id = $2`, [year, id]);
}

/** Whether what was signed is what the letter says now. */
export async function isSigned({ tx, process: { year, id } }: Page): Promise<boolean> {
  const [{ signed }] = await tx.query(
    `select coalesce(l.signed_hash = now.hash, false) as signed from letters l, (${signedNow}) now where l.year = $1 and l.id = $2`,
    [year, id],
  );
  return signed;
}
