import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MarkRead, NotificationFilter, NotificationPage } from '../../contracts/notifications';
import { CurrentActor, type Actor } from '../auth/actor';
import { NotificationsService } from './notifications.service';

@ApiTags('personal')
@Controller('me/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: NotificationPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: NotificationFilter }) filter: NotificationFilter) {
    return this.notifications.list(actor, filter);
  }

  /** Repeating it changes nothing. */
  @Post('read')
  @HttpCode(204)
  markRead(@CurrentActor() actor: Actor, @Body({ schema: MarkRead }) command: MarkRead) {
    return this.notifications.markRead(actor, command);
  }
}
