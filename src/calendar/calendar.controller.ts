import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  CalendarChange,
  CalendarChangeList,
  CalendarCommand,
  CalendarEffect,
  CalendarWarnings,
  LayerDays,
  LayerDetails,
  LayerFile,
  LayerList,
} from '../../contracts/calendar-admin';
import { Id } from '../../contracts/ids';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { requireAdmin } from '../org/org.policy';
import { requestKeyHeader } from '../platform/http/request-key';
import { CalendarChangesService } from './calendar-changes.service';
import { CalendarService } from './calendar.service';

const DAY_MS = 86_400_000;
const Range = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 400 * DAY_MS);
type Range = z.infer<typeof Range>;
const FileKind = z.strictObject({ as: z.enum(['csv', 'ics']) });
type FileKind = z.infer<typeof FileKind>;

/** When offices work, as its administrators see and change it. */
@ApiTags('admin')
@Controller('admin/calendar')
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly changes: CalendarChangesService,
  ) {}

  @Get('layers')
  @ApiOkResponse({ standardSchema: LayerList })
  async layers(@CurrentActor() actor: Actor) {
    requireAdmin(actor);
    return { items: await this.calendar.layers() };
  }

  @Get('layers/:id')
  @ApiOkResponse({ standardSchema: LayerDetails })
  layer(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string) {
    requireAdmin(actor);
    return this.calendar.layer(id);
  }

  @Get('layers/:id/days')
  @ApiOkResponse({ standardSchema: LayerDays })
  days(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string, @Query({ schema: Range }) { from, to }: Range) {
    requireAdmin(actor);
    return this.calendar.days(id, from, to);
  }

  @Get('layers/:id/file')
  @ApiOkResponse({ standardSchema: LayerFile })
  file(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string, @Query({ schema: FileKind }) { as }: FileKind) {
    requireAdmin(actor);
    return this.calendar.file(id, as);
  }

  @Get('warnings')
  @ApiOkResponse({ standardSchema: CalendarWarnings })
  async warnings(@CurrentActor() actor: Actor) {
    requireAdmin(actor);
    return { items: await this.calendar.warnings() };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CalendarEffect })
  preview(@CurrentActor() actor: Actor, @Body({ schema: CalendarCommand }) command: CalendarCommand) {
    return this.changes.preview(actor, command);
  }

  @Post('changes')
  @ApiCreatedResponse({ standardSchema: CalendarChange })
  perform(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: CalendarCommand }) command: CalendarCommand) {
    return this.changes.perform(caller, command);
  }

  @Get('changes')
  @ApiOkResponse({ standardSchema: CalendarChangeList })
  list(@CurrentActor() actor: Actor) {
    requireAdmin(actor);
    return this.changes.list(actor);
  }

  @Get('changes/:id')
  @ApiOkResponse({ standardSchema: CalendarChange })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string) {
    requireAdmin(actor);
    return this.changes.one(actor, id);
  }
}
