import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Id } from '../../../contracts/ids';
import { MigrationList, MigrationRefusals, MigrationView, StartMigration } from '../../../contracts/route-migrations';
import { RouteId } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requireAdmin } from '../../org/org.policy';
import { requestKeyHeader } from '../../platform/http/request-key';
import { MigrationsService } from './migrations.service';

const VersionNo = z.coerce.number().int().min(1).max(1_000_000);
const Further = z.strictObject({ cursor: z.string().max(100).optional() });
type Further = z.infer<typeof Further>;

/** Letters that go on by another version of their route. */
@ApiTags('admin')
@Controller('admin')
export class MigrationsController {
  constructor(private readonly migrations: MigrationsService) {}

  @Post('routes/:id/versions/:no/migrations')
  @ApiCreatedResponse({ standardSchema: MigrationView })
  begin(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Param('no', { schema: VersionNo }) no: number,
    @Body({ schema: StartMigration }) command: StartMigration,
  ) {
    return this.migrations.begin(caller, id, no, command);
  }

  @Get('routes/:id/migrations')
  @ApiOkResponse({ standardSchema: MigrationList })
  list(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId) {
    requireAdmin(actor);
    return this.migrations.list(id);
  }

  @Get('migrations/:id')
  @ApiOkResponse({ standardSchema: MigrationView })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string) {
    requireAdmin(actor);
    return this.migrations.one(id);
  }

  @Get('migrations/:id/refusals')
  @ApiOkResponse({ standardSchema: MigrationRefusals })
  refusals(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string, @Query({ schema: Further }) { cursor }: Further) {
    requireAdmin(actor);
    return this.migrations.refusals(id, cursor);
  }

  @Post('migrations/:id/reversal')
  @HttpCode(201)
  @ApiCreatedResponse({ standardSchema: MigrationView })
  reverse(@requestKeyHeader @CalledBy() caller: Caller, @Param('id', { schema: Id }) id: string) {
    return this.migrations.reverse(caller, id);
  }
}
