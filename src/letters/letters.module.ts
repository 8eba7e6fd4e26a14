import { Module } from '@nestjs/common';
import { InquiriesModule } from '../inquiries/inquiries.module';
import { DraftsService } from './drafts.service';
import { LettersController } from './letters.controller';
import { LettersService } from './letters.service';
import { RecallService } from './recall.service';

/** Letters: drafts, what is done with them at the sender, and what becomes of them. */
@Module({ imports: [InquiriesModule], controllers: [LettersController], providers: [DraftsService, LettersService, RecallService] })
export class LettersModule {}
