import { Module } from '@nestjs/common';
import { MarksController } from './marks.controller';
import { MarksService } from './marks.service';
import { MeController } from './me.controller';
import { SettingsService } from './settings.service';
import { ViewsService } from './views.service';

/** What each person keeps for themselves: marks on letters, saved views, settings. */
@Module({ controllers: [MarksController, MeController], providers: [MarksService, SettingsService, ViewsService] })
export class PersonalModule {}
