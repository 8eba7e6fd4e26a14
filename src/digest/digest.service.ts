import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TodaysDigest } from '../../contracts/digest';
import type { Actor } from '../auth/actor';
import { iso } from '../cartable/columns';

/** What waited for a person this morning; written by a chore (`morning.ts`), read here. */
@Injectable()
export class DigestService {
  constructor(private readonly db: DataSource) {}

  async ofToday({ personId }: Actor): Promise<TodaysDigest> {
    const [digest] = await this.db.query<NonNullable<TodaysDigest['digest']>[]>(
      `select d.day::text as day, ${iso('d.at')} as at, d.read_at is not null as read, (d.facts->>'dueToday')::int as "dueToday", (d.facts->>'overdue')::int as overdue,
         (d.facts->>'unseen')::int as unseen, (d.facts->>'decisions')::int as decisions, (d.facts->>'standsIn')::int as "standsIn"
       from digests d where d.day = office_today() and d.person_id = $1`,
      [personId],
    );
    return { digest: digest ?? null };
  }

  /** What was read once stays read. */
  async read({ personId }: Actor): Promise<void> {
    await this.db.query(
      `with kept as (update digests set read_at = office_now() where day = office_today() and person_id = $1 and read_at is null returning person_id)
       insert into hints (audience, type, ref, version) select person_id, 'digest', person_id, 0 from kept`,
      [personId],
    );
  }
}
