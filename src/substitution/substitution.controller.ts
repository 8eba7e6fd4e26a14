import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Id } from '../../contracts/ids';
import { DeclineSubstitution, ProposeSubstitution, SubstitutionFilter, SubstitutionView } from '../../contracts/substitution';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { SubstitutionQueries } from './substitution.queries';
import { SubstitutionService } from './substitution.service';

@ApiTags('substitutions')
@Controller('substitutions')
export class SubstitutionController {
  constructor(
    private readonly service: SubstitutionService,
    private readonly queries: SubstitutionQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(SubstitutionView) })
  list(@CurrentActor() actor: Actor, @Query({ schema: SubstitutionFilter }) filter: SubstitutionFilter) {
    return this.queries.list(actor, filter);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: SubstitutionView })
  propose(@CalledBy() caller: Caller, @Body({ schema: ProposeSubstitution }) command: ProposeSubstitution) {
    return this.service.propose(caller, command);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SubstitutionView })
  accept(@CalledBy() caller: Caller, @Param('id', { schema: Id }) id: string) {
    return this.service.accept(caller, id);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SubstitutionView })
  decline(
    @CalledBy() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DeclineSubstitution }) command: DeclineSubstitution,
  ) {
    return this.service.decline(caller, id, command);
  }

  /** A proposal is withdrawn; what was accepted ends. */
  @Post(':id/end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SubstitutionView })
  end(@CalledBy() caller: Caller, @Param('id', { schema: Id }) id: string) {
    return this.service.end(caller, id);
  }
}
