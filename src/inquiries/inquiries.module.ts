import { Module } from '@nestjs/common';
import { PathModule } from '../letters/path.module';
import { OfficeModule } from '../office.module';
import { InfoRequestsService } from './info-requests.service';
import { InquiriesController, RespondentsController } from './inquiries.controller';
import { InquiriesQueries } from './inquiries.queries';
import { InquiriesService } from './inquiries.service';
import { InquiryViewsController } from './inquiry-views.controller';
import { InquiryTermsWriter } from './inquiry-terms';

/** Questions to units, their replies and their clocks. */
@Module({
  imports: [OfficeModule, PathModule],
  controllers: [InquiriesController, InquiryViewsController, RespondentsController],
  providers: [InfoRequestsService, InquiriesService, InquiriesQueries, InquiryTermsWriter],
  exports: [InquiryTermsWriter, InquiriesService],
})
export class InquiriesModule {}
