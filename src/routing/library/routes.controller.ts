import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CreateRoute, RouteExamination, RouteFilter, RouteId, RoutePage, RouteVersionView, RouteView } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requireAdmin } from '../../org/org.policy';
import { AcceptsFiles } from '../../platform/http/media.guard';
import { requestKeyHeader } from '../../platform/http/request-key';
import { download, FileName, VersionNo } from './file-parts';
import { RoutesQueries } from './routes.queries';
import { RoutesService } from './routes.service';

/** The library of routes. */
@ApiTags('admin')
@Controller('admin/routes')
export class RoutesController {
  constructor(
    private readonly queries: RoutesQueries,
    private readonly routes: RoutesService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: RoutePage })
  list(@CurrentActor() actor: Actor, @Query({ schema: RouteFilter }) filter: RouteFilter) {
    requireAdmin(actor);
    return this.queries.list(filter);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: RouteView })
  route(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId) {
    requireAdmin(actor);
    return this.queries.route(id);
  }

  @Get(':id/versions/:no')
  @ApiOkResponse({ standardSchema: RouteVersionView })
  version(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId, @Param('no', { schema: VersionNo }) no: number) {
    requireAdmin(actor);
    return this.queries.version(id, no);
  }

  /** The file as it was brought, byte for byte; always as a download, never as a page of ours. */
  @Get(':id/versions/:no/file')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  async file(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId, @Param('no', { schema: VersionNo }) no: number) {
    requireAdmin(actor);
    const { name, bytes } = await this.queries.file(id, no);
    return download(name, bytes);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: RouteView })
  create(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: CreateRoute }) command: CreateRoute) {
    return this.routes.create(caller, command);
  }

  /** Another route that begins with the newest file of this one, for letters of its own. */
  @Post(':id/copies')
  @ApiCreatedResponse({ standardSchema: RouteView })
  copy(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Body({ schema: CreateRoute }) command: CreateRoute,
  ) {
    return this.routes.copy(caller, id, command);
  }

  @Post(':id/retirement')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: RouteView })
  retire(@requestKeyHeader @CalledBy() caller: Caller, @Param('id', { schema: RouteId }) id: RouteId) {
    return this.routes.retire(caller, id);
  }

  /** The body is a file that is being drawn: it is looked at as if it were brought, and not kept. */
  @Post(':id/examination')
  @HttpCode(200)
  @AcceptsFiles()
  @ApiOkResponse({ standardSchema: RouteExamination })
  examine(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId, @Req() request: Request) {
    return this.routes.examine(actor, id, request);
  }

  /** The body is the file itself. Whatever is in it, the answer is a report; a file that is no route is kept as one that cannot be published. */
  @Post(':id/versions')
  @AcceptsFiles()
  @ApiCreatedResponse({ standardSchema: RouteVersionView })
  bring(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Query({ schema: FileName }) { name }: FileName,
    @Req() request: Request,
  ) {
    return this.routes.bring(caller, id, name, request);
  }

  @Post(':id/versions/:no/proposal')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: RouteVersionView })
  propose(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Param('no', { schema: VersionNo }) no: number,
  ) {
    return this.routes.propose(caller, id, no);
  }

  @Delete(':id/versions/:no/proposal')
  @ApiOkResponse({ standardSchema: RouteVersionView })
  withdraw(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Param('no', { schema: VersionNo }) no: number,
  ) {
    return this.routes.withdraw(caller, id, no);
  }

  @Post(':id/versions/:no/publication')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: RouteVersionView })
  publish(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Param('no', { schema: VersionNo }) no: number,
  ) {
    return this.routes.publish(caller, id, no);
  }
}
