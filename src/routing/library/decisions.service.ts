import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { RouteDecisionsList } from '../../../contracts/routes';
import type { Caller } from '../../journal/caller';
import { Requests } from '../../journal/requests';
import { writeChange } from '../../org/changes';
import { requireAdmin } from '../../org/org.policy';
import { attachedTo, decisionsIn } from './decisions.queries';
import { Examiner } from './examiner';
import { locked } from './locked';
import { fileNameOf, wholeOf } from './upload';

const MAX_FILES = 20;

/** Files of decision tables lie with a route until another version is brought, which is compiled with them. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly examiner: Examiner,
  ) {}

  /** In the place of one of the same name. @throws DomainError `route.not_found` · `route.retired` · `route.decisions_too_many` · `route.file_…` */
  async put(caller: Caller, id: string, written: string, stream: Readable): Promise<RouteDecisionsList> {
    requireAdmin(caller.actor);
    const name = fileNameOf(written);
    const bytes = await wholeOf(stream);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const others = (await attachedTo(this.db, id)).filter((file) => file.name !== name);
    if (others.length >= MAX_FILES) throw new DomainError('route.decisions_too_many', { max: MAX_FILES });
    const examined = await this.examiner.decisions([...others, { name, bytes }]);
    const reports = new Map(examined.map(({ name, report }) => [name, JSON.stringify(report)]));
    return this.requests.once({ ...caller, hash: Buffer.concat([caller.hash, Buffer.from(sha256, 'hex')]) }, async (tx) => {
      await locked(tx, id);
      await tx.query(`insert into decision_files (sha256, file) values ($1, $2) on conflict do nothing`, [sha256, bytes]);
      await tx.query(
        `insert into route_decisions (route_id, name, sha256, report, brought_by) values ($1, $2, $3, $4, $5)
         on conflict (route_id, name) do update set sha256 = excluded.sha256, report = excluded.report, brought_by = excluded.brought_by, brought_at = excluded.brought_at`,
        [id, name, sha256, reports.get(name), caller.actor.personId],
      );
      for (const other of others)
        // what they import may have come
        await tx.query(`update route_decisions set report = $4 where route_id = $1 and name = $2 and sha256 = $3`, [
          ...[id, other.name, other.sha256],
          reports.get(other.name),
        ]);
      await writeChange(tx, caller.actor, { kind: 'ROUTE', ref: id, act: 'EDITED', after: { decisions: name } });
      return decisionsIn(tx, id);
    });
  }

  /** Versions that were compiled with it keep it. @throws DomainError `route.not_found` · `route.retired` · `route.decisions_not_found` */
  remove(caller: Caller, id: string, name: string): Promise<RouteDecisionsList> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await locked(tx, id);
      const [gone]: [unknown[], number] = await tx.query(`delete from route_decisions where route_id = $1 and name = $2 returning name`, [
        id,
        name,
      ]);
      if (gone.length === 0) throw new DomainError('route.decisions_not_found');
      await writeChange(tx, caller.actor, {
        kind: 'ROUTE',
        ref: id,
        act: 'EDITED',
        before: { decisions: name },
        after: { decisions: null },
      });
      return decisionsIn(tx, id);
    });
  }
}
