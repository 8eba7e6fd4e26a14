import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BulkActs, BulkVerdicts } from '../../contracts/bulk';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { BulkService } from './bulk.service';

/** Many tasks at once. Stands before the routes of single desks, whose addresses look alike. */
@ApiTags('cartable')
@Controller('desks/bulk')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: BulkVerdicts })
  perform(@CalledBy() caller: Caller, @Body({ schema: BulkActs }) { acts }: BulkActs) {
    return this.bulk.perform(caller, acts);
  }

  /** Changes nothing, so it needs no key. */
  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: BulkVerdicts })
  preview(@CurrentActor() actor: Actor, @Body({ schema: BulkActs }) { acts }: BulkActs) {
    return this.bulk.preview(actor, acts);
  }
}
