import { Controller, Delete, Get, Header, Param, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RouteDecisionsList, RouteId } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requireAdmin } from '../../org/org.policy';
import { AcceptsFiles } from '../../platform/http/media.guard';
import { requestKeyHeader } from '../../platform/http/request-key';
import { DecisionsQueries } from './decisions.queries';
import { DecisionsService } from './decisions.service';
import { download, FileName, VersionNo } from './file-parts';

/** The decision tables of routes. */
@ApiTags('admin')
@Controller('admin/routes')
export class DecisionsController {
  constructor(
    private readonly queries: DecisionsQueries,
    private readonly decisions: DecisionsService,
  ) {}

  @Get(':id/decisions')
  @ApiOkResponse({ standardSchema: RouteDecisionsList })
  list(@CurrentActor() actor: Actor, @Param('id', { schema: RouteId }) id: RouteId) {
    requireAdmin(actor);
    return this.queries.list(id);
  }

  /** The body is the `.dmn` itself. Whatever is in it, the answer is a report; the next version that is brought is compiled with it. */
  @Put(':id/decisions')
  @AcceptsFiles()
  @ApiOkResponse({ standardSchema: RouteDecisionsList })
  put(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Query({ schema: FileName }) { name }: FileName,
    @Req() request: Request,
  ) {
    return this.decisions.put(caller, id, name, request);
  }

  @Delete(':id/decisions')
  @ApiOkResponse({ standardSchema: RouteDecisionsList })
  remove(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Query({ schema: FileName }) { name }: FileName,
  ) {
    return this.decisions.remove(caller, id, name);
  }

  @Get(':id/decisions/file')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Query({ schema: FileName }) { name }: FileName,
  ): Promise<StreamableFile> {
    requireAdmin(actor);
    return download(name, await this.queries.file(id, name));
  }

  /** As it was when the version was compiled with it. */
  @Get(':id/versions/:no/decisions/file')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  async fileOfVersion(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Param('no', { schema: VersionNo }) no: number,
    @Query({ schema: FileName }) { name }: FileName,
  ): Promise<StreamableFile> {
    requireAdmin(actor);
    return download(name, await this.queries.file(id, name, no));
  }
}
