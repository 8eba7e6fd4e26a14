import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CartableFilter, CartablePage, CountFilter, Counters, CountersFilter, OfficeTasksFilter, RowCount } from '../../contracts/cartable';
import { UnitId } from '../../contracts/ids';
import { CurrentActor, type Actor } from '../auth/actor';
import { CartableQueries } from './cartable.queries';

/** What waits for the person who asks. */
@ApiTags('cartable')
@Controller('cartable')
export class CartableController {
  constructor(private readonly cartable: CartableQueries) {}

  @Get()
  @ApiOkResponse({ standardSchema: CartablePage })
  list(@CurrentActor() actor: Actor, @Query({ schema: CartableFilter }) filter: CartableFilter) {
    return this.cartable.ofActor(actor, filter);
  }

  @Get('count')
  @ApiOkResponse({ standardSchema: RowCount })
  count(@CurrentActor() actor: Actor, @Query({ schema: CountFilter }) filter: CountFilter) {
    return this.cartable.countOf(actor, filter);
  }

  @Get('counters')
  @ApiOkResponse({ standardSchema: Counters })
  counters(@CurrentActor() actor: Actor, @Query({ schema: CountersFilter }) { post }: CountersFilter) {
    return this.cartable.countersOf(actor, post);
  }
}

/** What waits in a whole office, for whoever answers for it. */
@ApiTags('cartable')
@Controller('offices/:id')
export class OfficesController {
  constructor(private readonly cartable: CartableQueries) {}

  @Get('tasks')
  @ApiOkResponse({ standardSchema: CartablePage })
  tasks(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: UnitId }) id: UnitId,
    @Query({ schema: OfficeTasksFilter }) filter: OfficeTasksFilter,
  ) {
    return this.cartable.ofOffice(actor, id, filter);
  }

  @Get('counters')
  @ApiOkResponse({ standardSchema: Counters })
  counters(@CurrentActor() actor: Actor, @Param('id', { schema: UnitId }) id: UnitId) {
    return this.cartable.countersOfOffice(actor, id);
  }
}
