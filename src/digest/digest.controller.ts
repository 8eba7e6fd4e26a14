import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { TodaysDigest } from '../../contracts/digest';
import { CurrentActor, type Actor } from '../auth/actor';
import { DigestService } from './digest.service';

@ApiTags('personal')
@Controller('me/digest')
export class DigestController {
  constructor(private readonly digests: DigestService) {}

  @Get()
  @ApiOkResponse({ standardSchema: TodaysDigest })
  ofToday(@CurrentActor() actor: Actor) {
    return this.digests.ofToday(actor);
  }

  /** Repeating it changes nothing. */
  @Post('read')
  @HttpCode(204)
  read(@CurrentActor() actor: Actor) {
    return this.digests.read(actor);
  }
}
