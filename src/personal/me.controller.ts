import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Id } from '../../contracts/ids';
import { SavedView, SavedViews, SaveView, Settings } from '../../contracts/settings';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { SettingsService } from './settings.service';
import { ViewsService } from './views.service';

/** What a person arranges for themselves. */
@ApiTags('personal')
@Controller('me')
export class MeController {
  constructor(
    private readonly ownSettings: SettingsService,
    private readonly ownViews: ViewsService,
  ) {}

  @Get('settings')
  @ApiOkResponse({ standardSchema: Settings })
  settings(@CurrentActor() actor: Actor) {
    return this.ownSettings.of(actor);
  }

  @Put('settings')
  @ApiOkResponse({ standardSchema: Settings })
  replaceSettings(@CurrentActor() actor: Actor, @Body({ schema: Settings }) settings: Settings) {
    return this.ownSettings.replace(actor, settings);
  }

  @Get('views')
  @ApiOkResponse({ standardSchema: SavedViews })
  views(@CurrentActor() actor: Actor) {
    return this.ownViews.of(actor);
  }

  @Post('views')
  @ApiCreatedResponse({ standardSchema: SavedView })
  createView(@CalledBy() caller: Caller, @Body({ schema: SaveView }) view: SaveView) {
    return this.ownViews.create(caller, view);
  }

  @Put('views/:id')
  @ApiOkResponse({ standardSchema: SavedView })
  replaceView(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: Id, @Body({ schema: SaveView }) view: SaveView) {
    return this.ownViews.replace(actor, id, view);
  }

  @Delete('views/:id')
  @HttpCode(204)
  removeView(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: Id) {
    return this.ownViews.remove(actor, id);
  }
}
