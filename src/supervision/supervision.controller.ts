import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Board, BoardFilter, BoardLetterPage, BoardLettersFilter, BoardPlaces } from '../../contracts/board';
import { CurrentActor, type Actor } from '../auth/actor';
import { BoardQueries } from './board.queries';
import { LateLettersQueries } from './late-letters.queries';

/** Where inquiries wait too long, from the country down to the letter. */
@ApiTags('supervision')
@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly boards: BoardQueries,
    private readonly letters: LateLettersQueries,
  ) {}

  @Get('places')
  @ApiOkResponse({ standardSchema: BoardPlaces })
  places(@CurrentActor() actor: Actor) {
    return this.boards.placesOf(actor);
  }

  @Get('overdue')
  @ApiOkResponse({ standardSchema: Board })
  overdue(@CurrentActor() actor: Actor, @Query({ schema: BoardFilter }) filter: BoardFilter) {
    return this.boards.board(actor, filter);
  }

  @Get('inquiries')
  @ApiOkResponse({ standardSchema: BoardLetterPage })
  inquiries(@CurrentActor() actor: Actor, @Query({ schema: BoardLettersFilter }) filter: BoardLettersFilter) {
    return this.letters.list(actor, filter);
  }
}
