import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Board, BoardFilter, BoardLetterPage, BoardLettersFilter, BoardPlaces } from '../../contracts/board';
import { MeasuresFilter, MeasuresView, PostsFilter, PostsView, TimeFilter, TimeView } from '../../contracts/board-measures';
import { CurrentActor, type Actor } from '../auth/actor';
import { BoardQueries } from './board.queries';
import { LateLettersQueries } from './late-letters.queries';
import { MeasuresQueries } from './measures.queries';
import { TimeQueries } from './time.queries';

/** Where inquiries wait too long, from the country down to the letter. */
@ApiTags('supervision')
@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly boards: BoardQueries,
    private readonly letters: LateLettersQueries,
    private readonly measured: MeasuresQueries,
    private readonly times: TimeQueries,
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

  @Get('measures')
  @ApiOkResponse({ standardSchema: MeasuresView })
  measures(@CurrentActor() actor: Actor, @Query({ schema: MeasuresFilter }) filter: MeasuresFilter) {
    return this.measured.measures(actor, filter);
  }

  @Get('time')
  @ApiOkResponse({ standardSchema: TimeView })
  time(@CurrentActor() actor: Actor, @Query({ schema: TimeFilter }) filter: TimeFilter) {
    return this.times.time(actor, filter);
  }

  @Get('posts')
  @ApiOkResponse({ standardSchema: PostsView })
  posts(@CurrentActor() actor: Actor, @Query({ schema: PostsFilter }) filter: PostsFilter) {
    return this.times.posts(actor, filter);
  }
}
