import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RouteDrawing, RouteHeat, RouteHeatFilter } from '../../../contracts/route-pictures';
import { RouteId } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { requireAdmin } from '../../org/org.policy';
import { VersionNo } from '../library/file-parts';
import { DrawingsQueries } from './drawings.queries';
import { HeatQueries } from './heat.queries';

/** Routes drawn, for their administrators. */
@ApiTags('admin')
@Controller('admin/routes/:id')
export class PicturesController {
  constructor(
    private readonly drawings: DrawingsQueries,
    private readonly heats: HeatQueries,
  ) {}

  @Get('versions/:no/drawing')
  @ApiOkResponse({ standardSchema: RouteDrawing })
  drawing(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId, @Param('no', { schema: VersionNo }) no: number) {
    requireAdmin(actor);
    return this.drawings.of(id, no);
  }

  /** Where letters on this route wait, and for how long. */
  @Get('heat')
  @ApiOkResponse({ standardSchema: RouteHeat })
  heat(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Query({ schema: RouteHeatFilter }) filter: RouteHeatFilter,
  ) {
    requireAdmin(actor);
    return this.heats.of(id, filter);
  }
}
