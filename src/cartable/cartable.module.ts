import { Module } from '@nestjs/common';
import { InquiriesModule } from '../inquiries/inquiries.module';
import { LettersModule } from '../letters/letters.module';
import { OfficeModule } from '../office.module';
import { BulkController } from './bulk.controller';
import { BulkService } from './bulk.service';
import { CartableController, OfficesController } from './cartable.controller';
import { CartableQueries } from './cartable.queries';
import { DesksController } from './desks.controller';
import { DesksService } from './desks.service';
import { LetterFoldersQueries } from './letter-folders.queries';

/** The tasks waiting for a person, and what is done at the desk where they lie. */
@Module({
  imports: [OfficeModule, LettersModule, InquiriesModule],
  controllers: [CartableController, OfficesController, BulkController, DesksController],
  providers: [CartableQueries, LetterFoldersQueries, DesksService, BulkService],
})
export class CartableModule {}
