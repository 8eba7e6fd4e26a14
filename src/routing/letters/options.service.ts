import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RouteOptionAct, RouteOptions } from '../../../contracts/letter-routes';
import type { ActRecorded } from '../../../contracts/tasks';
import type { Actor } from '../../auth/actor';
import { byOf } from '../../cartable/desk';
import type { Caller } from '../../journal/caller';
import { Commands } from '../../journal/commands';
import { requireSight } from '../../letters/letters.policy';
import { LetterRoutes } from './letter-routes';
import { optionsOf, requireOption } from './options';
import { requireSeatAmongSteps, seatAmongSteps } from './options.policy';

/** Optional steps of a route, begun and closed by the letter's own people. */
@Injectable()
export class OptionsService {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
    private readonly routes: LetterRoutes,
  ) {}

  /** None where it is on no route. @throws DomainError `letter.not_found`, whether it is not there or not theirs to see */
  async of(actor: Actor, letter: string): Promise<RouteOptions> {
    await requireSight(this.db, actor, letter);
    const walk = await this.routes.of(letter, this.db);
    if (!walk) return { isTheirs: false, scopes: [] };
    const seat = await seatAmongSteps(this.db, actor, letter, walk.no);
    return { isTheirs: seat !== undefined, scopes: optionsOf(walk.position) };
  }

  /** Of two who begin the same step, the letter's row being locked, one does. @throws DomainError `letter.not_found` · `route.letter_has_none` · as `requireSeatAmongSteps` and `requireOption` */
  act(caller: Caller, letter: string, wanted: RouteOptionAct): Promise<ActRecorded> {
    return this.commands.act(caller, letter, async (page) => {
      await requireSight(page.tx, caller.actor, letter);
      const walk = await this.routes.require(letter, page.tx);
      const seat = await requireSeatAmongSteps(page.tx, caller.actor, letter, walk.no);
      requireOption(walk.position, wanted);
      const event = wanted.kind === 'activated' ? { ...wanted, elements: [...new Set(wanted.elements)] } : wanted;
      const taken = this.routes.take(page, walk, event);
      page.by = byOf(caller.actor, seat);
      page.add({ kind: 'said', key: `option.${page.seq + 1}`, refs: taken.refs });
      await this.routes.carryOut(page, taken);
      await page.nudge();
    });
  }
}
