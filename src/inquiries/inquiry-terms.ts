import { Injectable } from '@nestjs/common';
import { DomainError } from '../../contracts/errors';
import type { InquiryTerms } from '../../contracts/inquiries';
import type { Page } from '../journal/page';
import { nationalIdOf } from '../org/national-id';

/** What a draft says of the question it asks. */
@Injectable()
export class InquiryTermsWriter {
  /** @throws DomainError `inquiry.type_unknown` · `national_id.invalid` */
  async save(page: Page, { type, rule, atLeast, within, nationalId }: InquiryTerms): Promise<void> {
    const saved = await page.tx.query(
      `insert into inquiries (year, letter_id, type, rule, at_least, deadline, subject_national_id) select $1, $2, t.code, $4, $5, $6, $7 from inquiry_types t where t.code = $3 and t.active
       on conflict (year, letter_id) do update set type = excluded.type, rule = excluded.rule, at_least = excluded.at_least, deadline = excluded.deadline, subject_national_id = excluded.subject_national_id
       returning type`,
      [
        page.process.year,
        page.process.letter_id,
        type,
        rule,
        atLeast ?? null,
        within ? JSON.stringify(within) : null,
        nationalId === undefined ? null : nationalIdOf(nationalId),
      ],
    );
    if (!saved.length) throw new DomainError('inquiry.type_unknown');
  }
}
