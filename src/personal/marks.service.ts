import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MarksVerdicts } from '../../contracts/bulk';
import { DomainError, sentenceOf } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { Marks, SetMarks, SetMarksOfMany } from '../../contracts/marks';
import type { Actor } from '../auth/actor';
import { iso } from '../cartable/columns';
import { classesUpTo, maySee, requireSight } from '../letters/letters.policy';

const none: Marks = { unread: false, starred: false, archivedAt: null, followUpOn: null, followUpNote: null };

/** What a person marks for themselves, on letters they may see. Nothing of it is in the journal, and nobody else reads it. */
@Injectable()
export class MarksService {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `letter.not_found`, whether it is not there or not theirs to see */
  async of(actor: Actor, letterId: string): Promise<Marks> {
    await requireSight(this.db, actor, letterId);
    const [marks] = await this.db.query<Marks[]>(
      `select unread, starred, ${iso('archived_at')} as "archivedAt", follow_up_on::text as "followUpOn", follow_up_note as "followUpNote"
       from personal_marks where person_id = $1 and letter_id = $2`,
      [actor.personId, letterId],
    );
    return marks ?? none;
  }

  /** @throws DomainError `letter.not_found` */
  async set(actor: Actor, letterId: string, marks: SetMarks): Promise<Marks> {
    if (!(await this.write(actor, [letterId], marks)).has(letterId)) throw new DomainError('letter.not_found');
    return this.of(actor, letterId);
  }

  async setMany(actor: Actor, { letters, marks }: SetMarksOfMany): Promise<MarksVerdicts> {
    const marked = await this.write(actor, letters, marks);
    const problem = { code: 'letter.not_found', title: sentenceOf('letter.not_found') };
    return { items: letters.map((letter) => ({ letter, ok: marked.has(letter), problem: marked.has(letter) ? null : problem })) };
  }

  /** @returns the letters that are there and theirs to see */
  private write(actor: Actor, letters: string[], marks: SetMarks): Promise<Set<string>> {
    const ids = [...new Set(letters)];
    return this.db.transaction(async (tx) => {
      const rows: { letter_id: string }[] = await tx.query(upsert, [
        actor.personId,
        ids,
        ids.map(yearOf),
        actor.posts.map(({ postId }) => postId),
        classesUpTo(actor.clearance),
        marks.unread ?? null,
        marks.starred ?? null,
        marks.archived ?? null,
        marks.followUpOn !== undefined,
        marks.followUpOn ?? null,
        marks.followUpNote !== undefined,
        marks.followUpNote || null,
      ]);
      await tx.query(
        `delete from personal_marks where person_id = $1 and letter_id = any($2) and not unread and not starred and archived_at is null and follow_up_on is null`,
        [actor.personId, ids],
      );
      // the person's other windows
      await tx.query(`insert into hints (audience, type, ref, version) select $1, 'marks', id, 0 from unnest($2::uuid[]) as id`, [
        actor.personId,
        rows.map(({ letter_id }) => letter_id),
      ]);
      return new Set(rows.map(({ letter_id }) => letter_id));
    });
  }
}

/** What is not named stays. Put away twice, a letter was put away the first time; a note goes with its date. */
const upsert = `
  with named as (select l.year, l.id from unnest($2::uuid[], $3::int[]) as n(id, year) join letters l on l.year = n.year and l.id = n.id where ${maySee('l', '$4', '$5')})
  insert into personal_marks as m (person_id, year, letter_id, unread, starred, archived_at, follow_up_on, follow_up_note)
  select $1::uuid, n.year, n.id, coalesce($6::boolean, false), coalesce($7::boolean, false), case when $8::boolean then office_now() end, $10::date, case when $10::date is not null then $12::text end
  from named n
  on conflict (person_id, letter_id) do update set unread = coalesce($6, m.unread), starred = coalesce($7, m.starred),
    archived_at = case when $8 is null then m.archived_at when $8 then coalesce(m.archived_at, excluded.archived_at) end,
    follow_up_on = case when $9::boolean then $10 else m.follow_up_on end,
    follow_up_note = case when (case when $9 then $10 else m.follow_up_on end) is null then null when $11::boolean then $12 else m.follow_up_note end
  returning m.letter_id`;
