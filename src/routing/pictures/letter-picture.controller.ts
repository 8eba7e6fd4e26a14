import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LetterId } from '../../../contracts/ids';
import { LetterPicture } from '../../../contracts/letter-picture';
import { CurrentActor, type Actor } from '../../auth/actor';
import { LetterPictureQueries } from './letter-picture.queries';

/** The route of a letter, drawn. */
@ApiTags('letters')
@Controller('letters/:id/route')
export class LetterPictureController {
  constructor(private readonly routes: LetterPictureQueries) {}

  @Get()
  @ApiOkResponse({ standardSchema: LetterPicture })
  route(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId) {
    return this.routes.of(actor, id);
  }
}
