import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RouteDrawing } from '../../../contracts/route-pictures';
import { RouteId } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { requireAdmin } from '../../org/org.policy';
import { VersionNo } from '../library/file-parts';
import { DrawingsQueries } from './drawings.queries';

/** Routes drawn, for their administrators. */
@ApiTags('admin')
@Controller('admin/routes/:id')
export class PicturesController {
  constructor(private readonly drawings: DrawingsQueries) {}

  @Get('versions/:no/drawing')
  @ApiOkResponse({ standardSchema: RouteDrawing })
  drawing(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId, @Param('no', { schema: VersionNo }) no: number) {
    requireAdmin(actor);
    return this.drawings.of(id, no);
  }
}
