import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { LetterId } from '../../contracts/ids';
import { LetterPath, PathQuery } from '../../contracts/path';
import { LetterFilter, LetterPage, LetterView, VersionNo, VersionView } from '../../contracts/views';
import { CurrentActor, type Actor } from '../auth/actor';
import { LettersQueries } from './letters.queries';
import { asAsked } from './path-format';
import { PathQueries } from './path.queries';

/** What is read of letters. */
@ApiTags('letters')
@Controller('letters')
export class LetterViewsController {
  constructor(
    private readonly letters: LettersQueries,
    private readonly paths: PathQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: LetterPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: LetterFilter }) filter: LetterFilter) {
    return this.letters.list(actor, filter);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: LetterView })
  view(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId) {
    return this.letters.view(actor, id);
  }

  @Get(':id/versions/:no')
  @ApiOkResponse({ standardSchema: VersionView })
  version(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId, @Param('no', { schema: VersionNo }) no: number) {
    return this.letters.version(actor, id, no);
  }

  @Get(':id/path')
  @ApiOkResponse({ standardSchema: LetterPath })
  async path(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: LetterId }) id: LetterId,
    @Query({ schema: PathQuery }) { format }: PathQuery,
    @Res({ passthrough: true }) response: Response,
  ) {
    return asAsked(await this.paths.ofLetter(actor, id), format, response);
  }
}
