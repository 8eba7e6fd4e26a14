import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { riskSentence, type RiskBasis, type RiskFilter, type RiskLetter, type RiskPage, type RiskVerdicts } from '../../../contracts/risk';
import { DomainError } from '../../../contracts/errors';
import type { Actor } from '../../auth/actor';
import { iso, listOf, unitRef } from '../../cartable/columns';
import { cursorOf, keysetOf } from '../../cartable/keyset';
import { classesUpTo, maySee } from '../../letters/letters.policy';
import { Conditions } from '../../org/picker';
import { PlacesQueries } from '../places.queries';
import { requireWatcher } from '../supervision.policy';

/** Open questions that are not late yet, by the chance that they will be: as it was told last, every few minutes. */
@Injectable()
export class RisksQueries {
  constructor(
    private readonly db: DataSource,
    private readonly places: PlacesQueries,
  ) {}

  /** The likeliest first. @throws DomainError `unit.not_found` · `auth.forbidden` · `request.invalid` */
  async list(actor: Actor, { level, under, cursor, limit }: RiskFilter): Promise<RiskPage> {
    const [own, place] = await Promise.all([this.places.of(actor), this.places.place({ level, under })]);
    requireWatcher(own, place);
    const isAll = level === 'country';
    const offices = isAll ? [] : await this.places.offices(place);
    const before = keysetOf(cursor, ['number', 'id']);
    const which = new Conditions(isAll ? 'true' : 'r.office_id = office.id');
    const from = isAll ? '(values (1)) as office(id)' : `unnest(${which.place(offices.map(({ id }) => id))}::uuid[]) as office(id)`;
    if (level === 'unit') which.where('r.unit_id = ?', under);
    if (before) which.add(`(r.chance, r.process_id) < (${which.place(before[0])}::int, ${which.place(before[1])}::uuid)`);
    const [$posts, $classes] = [which.place(actor.posts.map(({ postId }) => postId)), which.place(classesUpTo(actor.clearance))];
    const rows = await this.db.query<(Omit<RiskLetter, 'why'> & RiskBasis)[]>(
      `with r as materialized (
         select k.* from ${from} cross join lateral (
           select r.*, t.letter_id, t.inquiry_type, t.opened_at, t.due_at, t.seen_at from inquiry_risks r join tasks t on t.year = r.year and t.process_id = r.process_id and t.key = r.key
           where ${which.sql} and t.state = 'open' and t.due_at > (select office_now()) order by r.chance desc, r.process_id desc limit ${limit + 1}) k
         order by k.chance desc, k.process_id desc limit ${limit + 1})
       select r.process_id as process, r.key, ${unitRef('r.unit_id')} as unit, ${unitRef('l.office_id')} as asker, y.title as type, ${iso('r.opened_at')} as "openedAt", ${iso('r.due_at')} as "dueAt",
         ${iso('r.seen_at')} as "seenAt", r.chance, r.circle, r.stage, r.known, r.missed,
         case when l.classification = any(${$classes}) then json_build_object('id', l.id, 'number', l.number, 'subject', case when ${maySee('l', $posts, $classes)} then l.subject end) end as letter,
         ${listOf(`select json_build_object('id', o.id, 'title', o.title) as post, ${iso('d.opened_at')} as since from tasks d join posts o on o.id = d.post_id
            where d.year = r.year and d.process_id = r.process_id and d.state = 'open' and d.kind in ('answer', 'referral') order by d.opened_at, d.key`)} as desks
       from r join letters l on l.year = r.year and l.id = r.letter_id join inquiry_types y on y.code = r.inquiry_type
       order by r.chance desc, r.process_id desc`,
      which.values,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ circle, stage, known, missed, ...row }) => ({ ...row, why: riskSentence({ circle, stage, known, missed }) })),
      next: rows.length > limit && last ? cursorOf([String(last.chance), last.process]) : null,
    };
  }

  /** Of every type that was judged. @throws DomainError `auth.forbidden` */
  async verdicts(actor: Actor): Promise<RiskVerdicts> {
    if (!(await this.places.of(actor)).length) throw new DomainError('auth.forbidden');
    return this.db.query<RiskVerdicts>(
      `select y.title as type, ${iso('v.at')} as at, v.better, (v.comparison->>'looked')::int as looked, (v.comparison->>'missed')::int as missed,
         json_build_object('auc', v.comparison->'risk'->'auc', 'at20', v.comparison->'risk'->'at20') as risk,
         json_build_object('auc', v.comparison->'deadline'->'auc', 'at20', v.comparison->'deadline'->'at20') as deadline
       from risk_verdicts v join inquiry_types y on y.code = v.type order by y.title`,
    );
  }
}
