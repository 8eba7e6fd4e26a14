import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Id } from '../../contracts/ids';
import { SaveTemplate, TemplateFilter, TemplateList, TemplateView } from '../../contracts/templates';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { TemplatesService } from './templates.service';

@ApiTags('templates')
@Controller('templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @ApiOkResponse({ standardSchema: TemplateList })
  list(@CurrentActor() actor: Actor, @Query({ schema: TemplateFilter }) filter: TemplateFilter) {
    return this.templates.list(actor, filter);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: TemplateView })
  create(@CalledBy() caller: Caller, @Body({ schema: SaveTemplate }) template: SaveTemplate) {
    return this.templates.create(caller, template);
  }

  @Put(':id')
  @ApiOkResponse({ standardSchema: TemplateView })
  change(@CalledBy() caller: Caller, @Param('id', { schema: Id }) id: Id, @Body({ schema: SaveTemplate }) template: SaveTemplate) {
    return this.templates.change(caller, id, template);
  }

  @Delete(':id')
  remove(@CalledBy() caller: Caller, @Param('id', { schema: Id }) id: Id) {
    return this.templates.remove(caller, id);
  }
}
