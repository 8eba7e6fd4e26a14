import { Module } from '@nestjs/common';
import { InquiriesModule } from '../inquiries/inquiries.module';
import type { Config } from '../../config/env';
import { CONFIG } from '../platform/platform.module';
import { DiskStorage } from '../platform/storage/storage';
import { RoutingHandsModule } from '../routing/routing-hands.module';
import { AttachmentsController } from './attachments.controller';
import { AttachmentsService, STORAGE } from './attachments.service';
import { ChainQueries } from './chain.queries';
import { DraftsService } from './drafts.service';
import { LetterFindingController } from './letter-finding.controller';
import { LetterSearchQueries } from './letter-search.queries';
import { LetterViewsController } from './letter-views.controller';
import { LettersController } from './letters.controller';
import { LettersQueries } from './letters.queries';
import { LettersService } from './letters.service';
import { NotesService } from './notes.service';
import { PathModule } from './path.module';
import { RecallService } from './recall.service';
import { TemplatesController } from './templates.controller';
import { TemplatesService } from './templates.service';
import { TrackingController } from './tracking.controller';
import { TrackingQueries } from './tracking.queries';

/** Letters: drafts, what is done with them at the sender, and what becomes of them. */
@Module({
  imports: [InquiriesModule, PathModule, RoutingHandsModule],
  controllers: [
    LettersController,
    LetterFindingController,
    LetterViewsController,
    TemplatesController,
    TrackingController,
    AttachmentsController,
  ],
  providers: [
    LettersQueries,
    TrackingQueries,
    LetterSearchQueries,
    ChainQueries,
    DraftsService,
    NotesService,
    TemplatesService,
    LettersService,
    RecallService,
    AttachmentsService,
    { provide: STORAGE, inject: [CONFIG], useFactory: (config: Config) => new DiskStorage(config.STORAGE_DIR) },
  ],
  exports: [LettersService],
})
export class LettersModule {}
