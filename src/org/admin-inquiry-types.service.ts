import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { AdminInquiryType, CreateInquiryType, EditInquiryType } from '../../contracts/org-admin';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { inquiryTypesWhere } from './admin.queries';
import { writeChange } from './changes';
import { requireAdmin } from './org.policy';
import { Conditions } from './picker';
import { refusedAs } from './refused-as';

/** Which inquiries there are. A retired type is asked no more; what was asked goes on. */
@Injectable()
export class AdminInquiryTypesService {
  constructor(private readonly requests: Requests) {}

  /** @throws DomainError `inquiry_type.code_taken` */
  create(caller: Caller, { code, title, fields, deadline }: CreateInquiryType): Promise<AdminInquiryType> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await refusedAs('inquiry_type.code_taken', () =>
        tx.query(`insert into inquiry_types (code, title, fields, deadline) values ($1, $2, $3, $4)`, [
          code,
          title,
          JSON.stringify(fields),
          deadline && JSON.stringify(deadline),
        ]),
      );
      await writeChange(tx, caller.actor, { kind: 'INQUIRY_TYPE', ref: code, act: 'CREATED', after: { title, fields, deadline } });
      return typeIn(tx, code);
    });
  }

  /** @throws DomainError `inquiry_type.not_found` */
  edit(caller: Caller, code: string, command: EditInquiryType): Promise<AdminInquiryType> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await tx.query(`select from inquiry_types where code = $1 for update`, [code]);
      const before = await typeIn(tx, code);
      const after = { ...before, ...command };
      await tx.query(`update inquiry_types set title = $2, fields = $3, deadline = $4, active = $5 where code = $1`, [
        code,
        after.title,
        JSON.stringify(after.fields),
        after.deadline && JSON.stringify(after.deadline),
        after.active,
      ]);
      await writeChange(tx, caller.actor, { kind: 'INQUIRY_TYPE', ref: code, act: 'EDITED', before: { ...before }, after: { ...command } });
      return typeIn(tx, code);
    });
  }
}

async function typeIn(tx: EntityManager, code: string): Promise<AdminInquiryType> {
  const [type] = await inquiryTypesWhere(tx, new Conditions().where('t.code = ?', code));
  if (!type) throw new DomainError('inquiry_type.not_found');
  return type;
}
