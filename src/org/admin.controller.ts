import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PostId, UnitId } from '../../contracts/ids';
import {
  AdminPost,
  AdminPostFilter,
  AdminPostPage,
  AdminUnit,
  AdminUnitFilter,
  AdminUnitPage,
  Close,
  CreatePost,
  CreateUnit,
  EditPost,
  EditUnit,
  HoldingView,
  Obstacles,
} from '../../contracts/org-admin';
import { ChangeFilter, ChangePage } from '../../contracts/org-changes';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { requestKeyHeader } from '../platform/http/request-key';
import { AdminPostsService } from './admin-posts.service';
import { AdminUnitsService } from './admin-units.service';
import { AdminQueries } from './admin.queries';
import { Changes } from './changes';
import { requireAdmin } from './org.policy';

/** The chart as its administrators change it, and what they changed. */
@ApiTags('admin')
@Controller('admin')
export class AdminController {
  constructor(
    private readonly queries: AdminQueries,
    private readonly unitsService: AdminUnitsService,
    private readonly postsService: AdminPostsService,
    private readonly history: Changes,
  ) {}

  @Get('units')
  @ApiOkResponse({ standardSchema: AdminUnitPage })
  units(@CurrentActor() actor: Actor, @Query({ schema: AdminUnitFilter }) filter: AdminUnitFilter) {
    requireAdmin(actor);
    return this.queries.units(filter);
  }

  @Get('units/:id')
  @ApiOkResponse({ standardSchema: AdminUnit })
  unit(@CurrentActor() actor: Actor, @Param('id', { schema: UnitId }) id: UnitId) {
    requireAdmin(actor);
    return this.queries.unit(id);
  }

  @Get('units/:id/obstacles')
  @ApiOkResponse({ standardSchema: Obstacles })
  obstacles(@CurrentActor() actor: Actor, @Param('id', { schema: UnitId }) id: UnitId) {
    return this.unitsService.obstacles(actor, id);
  }

  @Post('units')
  @ApiCreatedResponse({ standardSchema: AdminUnit })
  createUnit(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: CreateUnit }) command: CreateUnit) {
    return this.unitsService.create(caller, command);
  }

  @Patch('units/:id')
  @ApiOkResponse({ standardSchema: AdminUnit })
  editUnit(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: UnitId }) id: UnitId,
    @Body({ schema: EditUnit }) command: EditUnit,
  ) {
    return this.unitsService.edit(caller, id, command);
  }

  @Post('units/:id/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: AdminUnit })
  closeUnit(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: UnitId }) id: UnitId,
    @Body({ schema: Close }) command: Close,
  ) {
    return this.unitsService.close(caller, id, command);
  }

  @Get('posts')
  @ApiOkResponse({ standardSchema: AdminPostPage })
  posts(@CurrentActor() actor: Actor, @Query({ schema: AdminPostFilter }) filter: AdminPostFilter) {
    requireAdmin(actor);
    return this.queries.posts(filter);
  }

  @Get('posts/:id')
  @ApiOkResponse({ standardSchema: AdminPost })
  post(@CurrentActor() actor: Actor, @Param('id', { schema: PostId }) id: PostId) {
    requireAdmin(actor);
    return this.queries.post(id);
  }

  @Get('posts/:id/holders')
  @ApiOkResponse({ standardSchema: z.array(HoldingView) })
  holders(@CurrentActor() actor: Actor, @Param('id', { schema: PostId }) id: PostId) {
    requireAdmin(actor);
    return this.queries.holdings({ post: id });
  }

  @Post('posts')
  @ApiCreatedResponse({ standardSchema: AdminPost })
  createPost(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: CreatePost }) command: CreatePost) {
    return this.postsService.create(caller, command);
  }

  @Patch('posts/:id')
  @ApiOkResponse({ standardSchema: AdminPost })
  editPost(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: PostId }) id: PostId,
    @Body({ schema: EditPost }) command: EditPost,
  ) {
    return this.postsService.edit(caller, id, command);
  }

  @Post('posts/:id/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: AdminPost })
  closePost(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: PostId }) id: PostId,
    @Body({ schema: Close }) command: Close,
  ) {
    return this.postsService.close(caller, id, command);
  }

  @Get('changes')
  @ApiOkResponse({ standardSchema: ChangePage })
  changes(@CurrentActor() actor: Actor, @Query({ schema: ChangeFilter }) filter: ChangeFilter) {
    return this.history.list(actor, filter);
  }
}
