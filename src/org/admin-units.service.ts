import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { AdminUnit, Close, CreateUnit, EditUnit, Obstacles } from '../../contracts/org-admin';
import { calendarAdminWords } from '../../contracts/calendar-admin.words';
import { officeWords } from '../../contracts/org.words';
import type { Actor } from '../auth/actor';
import { countClocks } from '../calendar/open-clocks';
import { oweRetiming } from '../calendar/owe-retiming';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { insertPost } from './admin-posts.service';
import { unitIn } from './admin.queries';
import { writeChange } from './changes';
import { closingDay, obstaclesOfUnit } from './closing';
import { requireAdmin } from './org.policy';
import { refusedAs } from './refused-as';

/** Units come, are renamed, move within their house and go when they are empty. */
@Injectable()
export class AdminUnitsService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
  ) {}

  /** What keeps the unit from closing today. @throws DomainError `unit.not_found` */
  async obstacles(actor: Actor, id: string): Promise<Obstacles> {
    requireAdmin(actor);
    const unit = await unitIn(this.db, id);
    return obstaclesOfUnit(this.db, id, await closingDay(this.db, unit.validFrom, undefined));
  }

  /** @throws DomainError `unit.not_found` · `unit.closed` · `unit.code_taken` · `unit.parent_unfit` · `unit.office_exists` */
  create(caller: Caller, command: CreateUnit): Promise<AdminUnit> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const parent = await this.lockedUnit(tx, command.parent);
      const id = randomUUID();
      await this.insert(tx, id, command, parent);
      if (command.office) await this.furnish(tx, id, command);
      const { code, name, kind } = command;
      await writeChange(tx, caller.actor, { kind: 'UNIT', ref: id, act: 'CREATED', after: { code, name, kind, parent: parent.name } });
      return unitIn(tx, id);
    });
  }

  /** @throws DomainError `unit.not_found` · `unit.closed` · `unit.parent_unfit` */
  edit(caller: Caller, id: string, { name, shortName, parent }: EditUnit): Promise<AdminUnit> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('move units'))`); // two moves at once could make a circle
      const before = await this.lockedUnit(tx, id);
      if (parent !== undefined) await this.requireFit(tx, before, await this.lockedUnit(tx, parent));
      await tx.query(
        `update units set name = coalesce($2, name), short_name = coalesce($3, short_name), parent_id = coalesce($4, parent_id) where id = $1`,
        [id, name, shortName, parent],
      );
      const after = await unitIn(tx, id);
      if (after.parentId !== before.parentId) await this.followCalendar(tx, caller, after);
      await writeChange(tx, caller.actor, { kind: 'UNIT', ref: id, act: 'EDITED', before: facts(before), after: facts(after) });
      return after;
    });
  }

  /** @throws DomainError `unit.not_found` · `unit.closed` · `unit.not_empty` · `closing.in_the_past` · `closing.before_it_begins` */
  close(caller: Caller, id: string, { on }: Close): Promise<AdminUnit> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      const before = await this.lockedUnit(tx, id);
      const day = await closingDay(tx, before.validFrom, on);
      const { units, posts, tasks } = await obstaclesOfUnit(tx, id, day);
      if (units.length || posts.length || tasks)
        throw new DomainError('unit.not_empty', { units: units.length, posts: posts.length, tasks });
      await tx.query(`update units set valid_to = $2 where id = $1`, [id, day]);
      await writeChange(tx, caller.actor, { kind: 'UNIT', ref: id, act: 'CLOSED', after: { validTo: day } });
      return unitIn(tx, id);
    });
  }

  /** A unit works by the calendar of those above it, so what waits there is counted anew: by the nation's layer, which is everybody's. */
  private async followCalendar(tx: EntityManager, { actor }: Caller, { name }: AdminUnit): Promise<void> {
    const [nation]: { layer: string }[] = await tx.query(
      `select id as layer from calendar_layers where scope = 'NATION' and exists (select from calendar_layers where scope = 'UNIT')`,
    );
    if (!nation) return;
    const total = await countClocks(tx, null);
    await oweRetiming(tx, { act: 'MOVE_UNIT', ...nation, title: calendarAdminWords.unitMoved(name), by: actor.personId, total });
  }

  private async lockedUnit(tx: EntityManager, id: string): Promise<AdminUnit> {
    await tx.query(`select from units where id = $1 for update`, [id]);
    const unit = await unitIn(tx, id);
    if (unit.validTo !== null) throw new DomainError('unit.closed');
    return unit;
  }

  private async insert(tx: EntityManager, id: string, command: CreateUnit, parent: AdminUnit): Promise<void> {
    const { code, name, shortName = name, kind, office, from } = command;
    const level = !office ? parent.level : office.county === undefined ? 'PROVINCIAL_OFFICE' : 'COUNTY_OFFICE';
    const place = office
      ? { officeId: id, province: office.province, county: office.county ?? null, numberCode: office.numberCode }
      : { officeId: parent.officeId, province: parent.provinceCode, county: parent.countyCode, numberCode: parent.numberCode };
    if (office) await this.requireFreePlace(tx, parent, office);
    await refusedAs('unit.code_taken', () =>
      tx.query(
        `insert into units (id, code, number_code, name, short_name, level, kind, parent_id, office_id, province_code, county_code, valid_from)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, greatest(coalesce($12::date, office_today()), $13::date))`,
        [
          id,
          code,
          place.numberCode,
          name,
          shortName,
          level,
          kind,
          parent.id,
          place.officeId,
          place.province,
          place.county,
          from ?? null,
          parent.validFrom,
        ],
      ),
    );
  }

  /** A province's office lies beneath the headquarters, a county's beneath its province's; how an office signs is its own. */
  private async requireFreePlace(tx: EntityManager, parent: AdminUnit, office: NonNullable<CreateUnit['office']>): Promise<void> {
    const fits =
      parent.kind === 'OFFICE' &&
      (office.county === undefined
        ? parent.level === 'HEADQUARTERS'
        : parent.level === 'PROVINCIAL_OFFICE' && parent.provinceCode === office.province);
    if (!fits) throw new DomainError('unit.parent_unfit');
    const [taken] = await tx.query<unknown[]>(
      `select from units where kind = 'OFFICE' and (valid_to is null or valid_to > office_today())
         and (number_code = $1 or $3::text is null and level = 'PROVINCIAL_OFFICE' and province_code = $2) limit 1`,
      [office.numberCode, office.province, office.county ?? null],
    );
    if (taken) throw new DomainError('unit.office_exists');
  }

  /** A head, a secretariat with a clerk, and the three books: without them no letter gets in or out. */
  private async furnish(tx: EntityManager, id: string, { code, name, from }: CreateUnit): Promise<void> {
    const secretariat = randomUUID();
    await insertPost(tx, randomUUID(), {
      code: `${code}.head`,
      unit: id,
      title: officeWords.head(name),
      kind: 'HEAD',
      rank: 0,
      maySign: true,
      from,
    });
    await refusedAs('unit.code_taken', () =>
      tx.query(
        `insert into units (id, code, number_code, name, short_name, level, kind, parent_id, office_id, province_code, county_code, valid_from)
         select $1, $2, number_code, $3, $3, level, 'SECRETARIAT', id, id, province_code, county_code, valid_from from units where id = $4`,
        [secretariat, `${code}.secretariat`, officeWords.secretariat(name), id],
      ),
    );
    const clerk = {
      code: `${code}.secretariat`,
      unit: secretariat,
      title: officeWords.clerk(name),
      kind: 'CLERK',
      rank: 1,
      maySign: false,
      from,
    } as const;
    await insertPost(tx, randomUUID(), clerk);
    await tx.query(
      `insert into books (id, office_id, kind, mode, pattern)
       select gen_random_uuid(), $1, b.kind, b.mode, b.pattern from books b join units u on u.id = b.office_id where u.level = 'HEADQUARTERS' and u.parent_id is null`,
      [id],
    );
  }

  /** A unit moves within its office, an office within its province; nothing comes to lie beneath itself. */
  private async requireFit(tx: EntityManager, unit: AdminUnit, parent: AdminUnit): Promise<void> {
    const fits =
      unit.kind === 'OFFICE'
        ? parent.kind === 'OFFICE' &&
          (unit.level === 'COUNTY_OFFICE'
            ? parent.level === 'PROVINCIAL_OFFICE' && parent.provinceCode === unit.provinceCode
            : unit.level === 'PROVINCIAL_OFFICE' && parent.level === 'HEADQUARTERS')
        : parent.officeId === unit.officeId;
    const [circle] = await tx.query<unknown[]>(
      `with recursive above as (select id, parent_id from units where id = $2 union select u.id, u.parent_id from above a join units u on u.id = a.parent_id)
       select from above where id = $1`,
      [unit.id, parent.id],
    );
    if (!fits || circle) throw new DomainError('unit.parent_unfit');
  }
}

const facts = ({ name, shortName, parentId }: AdminUnit) => ({ name, shortName, parentId });
