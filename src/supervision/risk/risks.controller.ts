import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RiskFilter, RiskPage, RiskVerdicts } from '../../../contracts/risk';
import { CurrentActor, type Actor } from '../../auth/actor';
import { RisksQueries } from './risks.queries';

/** What is likely to be late, before it is. */
@ApiTags('supervision')
@Controller('supervision/risks')
export class RisksController {
  constructor(private readonly risks: RisksQueries) {}

  @Get()
  @ApiOkResponse({ standardSchema: RiskPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: RiskFilter }) filter: RiskFilter) {
    return this.risks.list(actor, filter);
  }

  @Get('verdicts')
  @ApiOkResponse({ standardSchema: RiskVerdicts })
  verdicts(@CurrentActor() actor: Actor) {
    return this.risks.verdicts(actor);
  }
}
