import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LetterId } from '../../contracts/ids';
import { FoundLetters, LetterChain, LookupFilter, SearchFilter } from '../../contracts/letter-search';
import { CurrentActor, type Actor } from '../auth/actor';
import { ChainQueries } from './chain.queries';
import { LetterSearchQueries } from './letter-search.queries';

/** How letters are found. Named before the routes of one letter: `search` is no id. */
@ApiTags('letters')
@Controller('letters')
export class LetterFindingController {
  constructor(
    private readonly letters: LetterSearchQueries,
    private readonly chains: ChainQueries,
  ) {}

  @Get('lookup')
  @ApiOkResponse({ standardSchema: FoundLetters })
  lookup(@CurrentActor() actor: Actor, @Query({ schema: LookupFilter }) filter: LookupFilter) {
    return this.letters.lookup(actor, filter);
  }

  @Get('search')
  @ApiOkResponse({ standardSchema: FoundLetters })
  search(@CurrentActor() actor: Actor, @Query({ schema: SearchFilter }) filter: SearchFilter) {
    return this.letters.search(actor, filter);
  }

  @Get(':id/chain')
  @ApiOkResponse({ standardSchema: LetterChain })
  chain(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId) {
    return this.chains.of(actor, id);
  }
}
