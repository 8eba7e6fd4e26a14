import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ProcessId } from '../../contracts/ids';
import { LetterPath, PathQuery } from '../../contracts/path';
import { InquiryView } from '../../contracts/views';
import { CurrentActor, type Actor } from '../auth/actor';
import { asAsked } from '../letters/path-format';
import { PathQueries } from '../letters/path.queries';
import { InquiriesQueries } from './inquiries.queries';

/** What is read of inquiries. The id is that of the inquiry, of a unit asked, or of the letter that asks. */
@ApiTags('inquiries')
@Controller('inquiries/:id')
export class InquiryViewsController {
  constructor(
    private readonly inquiries: InquiriesQueries,
    private readonly paths: PathQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: InquiryView })
  view(@CurrentActor() actor: Actor, @Param('id', { schema: ProcessId }) id: string) {
    return this.inquiries.view(actor, id);
  }

  @Get('path')
  @ApiOkResponse({ standardSchema: LetterPath })
  async path(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: ProcessId }) id: string,
    @Query({ schema: PathQuery }) { format }: PathQuery,
    @Res({ passthrough: true }) response: Response,
  ) {
    return asAsked(await this.paths.ofInquiry(actor, id), format, response);
  }
}
