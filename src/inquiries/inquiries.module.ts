import { Module } from '@nestjs/common';
import { OfficeModule } from '../office.module';
import { InquiriesController, RespondentsController } from './inquiries.controller';
import { InquiriesService } from './inquiries.service';
import { InquiryTermsWriter } from './inquiry-terms';

/** Questions to units, their replies and their clocks. */
@Module({ imports: [OfficeModule], controllers: [InquiriesController, RespondentsController], providers: [InquiriesService, InquiryTermsWriter], exports: [InquiryTermsWriter] })
export class InquiriesModule {}
