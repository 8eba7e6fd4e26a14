import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RouteDescription, RouteDifference } from '../../../contracts/route-told';
import { RouteId } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { requireAdmin } from '../../org/org.policy';
import { ToldQueries } from './told.queries';

const VersionNo = z.coerce.number().int().min(1).max(1_000_000);
const From = z.strictObject({ from: VersionNo.optional() });
type From = z.output<typeof From>;

/** What versions of a route mean, in words. */
@ApiTags('admin')
@Controller('admin/routes/:id/versions/:no')
export class ToldController {
  constructor(private readonly told: ToldQueries) {}

  @Get('description')
  @ApiOkResponse({ standardSchema: RouteDescription })
  description(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId, @Param('no', { schema: VersionNo }) no: number) {
    requireAdmin(actor);
    return this.told.description(id, no);
  }

  /** Against the version in force, or another. */
  @Get('difference')
  @ApiOkResponse({ standardSchema: RouteDifference })
  difference(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Param('no', { schema: VersionNo }) no: number,
    @Query({ schema: From }) { from }: From,
  ) {
    requireAdmin(actor);
    return this.told.difference(id, no, from);
  }
}
