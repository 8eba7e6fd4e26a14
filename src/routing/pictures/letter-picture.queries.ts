import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { LetterPicture } from '../../../contracts/letter-picture';
import type { RouteFact } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import { Position } from '../../../workflows/route/position';
import type { Actor } from '../../auth/actor';
import { requireSight } from '../../letters/letters.policy';
import { decode } from '../compile/decode';
import { Findings } from '../compile/findings';
import { standingOf } from '../rehearsal/route-standing';
import { RoutePlans } from '../route-plans';
import { storyOf } from './story';

interface Line {
  event: string;
  plan: string | null;
  person: string | null;
  post: string | null;
}
interface Walked extends Pick<LetterPicture, 'route' | 'walk' | 'at' | 'begunAt'> {
  file: Buffer;
}

/** Where letters stand on their routes, for whoever may see the letter. */
@Injectable()
export class LetterPictureQueries {
  constructor(
    private readonly db: DataSource,
    private readonly plans: RoutePlans,
  ) {}

  /** @throws DomainError `letter.not_found`, whether it is not there or not theirs to see · `route.letter_has_none` */
  async of(actor: Actor, letter: string): Promise<LetterPicture> {
    await requireSight(this.db, actor, letter);
    const [walked]: Walked[] = await this.db.query(lastWalk, [yearOf(letter), letter]);
    if (!walked) throw new DomainError('route.letter_has_none');
    const lines: Line[] = await this.db.query(happened, [yearOf(letter), letter]);
    const facts = lines.map(({ event }) => JSON.parse(event) as RouteFact);
    const first = facts.findLastIndex(({ kind }) => kind === 'started');
    const way = lines.slice(first);
    const plans = new Map<string, RoutePlan>();
    for (const { plan } of way) if (plan) plans.set(plan, await this.plans.of(plan));
    const position = new Position(plans.get(way[0]!.plan!)!, (hash) => plans.get(hash)!);
    const story = storyOf(position, facts.slice(first), (i) => [way[i]!.person, way[i]!.post].filter(Boolean).join('، ') || null);
    const { variables: _, referrals: __, ...standing } = standingOf(position.plan, position.state, position.steps);
    const { file, ...rest } = walked;
    return { ...rest, ...standing, diagram: decode(file, new Findings()) ?? '', story };
  }
}

/** With the file of the plan it goes by now: that of its version, unless it was moved. */
const lastWalk = `
  select json_build_object('id', r.id, 'name', r.name, 'version', v.no) as route, w.walk, iso(w.begun_at) as "begunAt", iso(office_now()) as at, v.file
  from letter_routes w join routes r on r.id = w.route_id
  join lateral (select no, file from route_versions v where v.route_id = w.route_id and (v.plan_hash = w.plan_hash or v.no = w.version)
    order by v.plan_hash = w.plan_hash desc, v.no = w.version desc, v.no desc limit 1) v on true
  where w.year = $1 and w.letter_id = $2 order by w.walk desc limit 1`;

const happened = `
  select a.refs->>'event' as event, a.refs->>'plan' as plan, w.name as person, p.title as post from acts a left join people w on w.id = a.actor left join posts p on p.id = a.post
  where a.year = $1 and a.process_id = $2 and a.refs ? 'event' order by a.seq`;
