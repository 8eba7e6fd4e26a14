import { DomainError } from '../../contracts/errors';
import type { Page } from '../journal/page';
import { isWritten, jsonOf, textIn, type Written } from './text';

interface Change extends Written {
  /** the one the writer saw */
  version: number;
  subject?: string | undefined;
  autosave?: boolean;
}

/**
 * Writes the next version by `page.by`, which nobody has signed yet, and of no letter that has a number; an autosave of the same writer that it follows goes, and an autosave that changes nothing is none.
 * @returns the number of the version that is current now. @throws DomainError `letter.version_stale` · `letter.not_editable`
 */
export async function addVersion(page: Page, { version, subject, autosave = false, ...text }: Change): Promise<number> {
  await requireCurrent(page, version);
  await requireUnnumbered(page);
  if (subject === undefined && !isWritten(text)) return version;
  const [added] = await page.tx.query(
    `with old as (select * from versions where year = $1 and letter_id = $2 and no = $3),
          text as (select no + 1 as no, coalesce($4, subject) as subject, coalesce($5, body) as body, case when $5::text is null then document else $6::jsonb end as document from old),
          changed as (select t.*, text_hash(t.subject, t.body, t.document) as hash from text t, old where not $9 or (t.subject, t.body) <> (old.subject, old.body) or t.document is distinct from old.document),
          letter as (update letters set version = changed.no, subject = changed.subject, signed_hash = null from changed where letters.year = $1 and letters.id = $2),
          gone as (delete from versions v using changed where v.year = $1 and v.letter_id = $2 and v.no = $3 and v.autosave and v.author = $7)
     insert into versions (year, letter_id, no, subject, body, document, hash, author, post, autosave) select $1, $2, no, subject, body, document, hash, $7, $8, $9 from changed returning no`,
    [
      page.process.year,
      page.process.id,
      version,
      subject ?? null,
      isWritten(text) ? textIn(text) : null,
      jsonOf(text.document),
      page.by!.actor,
      page.by!.post,
      autosave,
    ],
  );
  return added?.no ?? version;
}

/** What has a number stays as it was signed. @throws DomainError `letter.not_editable` */
export async function requireUnnumbered({ tx, process: { year, id } }: Page): Promise<void> {
  const [{ number }] = await tx.query(`select number from letters where year = $1 and id = $2`, [year, id]);
  if (number !== null) throw new DomainError('letter.not_editable');
}

/** @throws DomainError `letter.version_stale` with the current one */
export async function requireCurrent({ tx, process: { year, id } }: Page, version: number): Promise<void> {
  const [{ version: current }] = await tx.query(`select version from letters where year = $1 and id = $2`, [year, id]);
  if (current !== version) throw new DomainError('letter.version_stale', { current });
}
