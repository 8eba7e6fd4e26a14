import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Proposal, Remind, Reminded, Workload, WorkloadFilter } from '../../../contracts/workload';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requestKeyHeader } from '../../platform/http/request-key';
import { RemindersService } from './reminders.service';
import { WorkloadQueries } from './workload.queries';

/** How much lies where, what would even it out, and a word to whoever has it. */
@ApiTags('supervision')
@Controller('supervision')
export class WorkloadController {
  constructor(
    private readonly workloads: WorkloadQueries,
    private readonly reminders: RemindersService,
  ) {}

  @Get('workload')
  @ApiOkResponse({ standardSchema: Workload })
  load(@CurrentActor() actor: Actor, @Query({ schema: WorkloadFilter }) filter: WorkloadFilter) {
    return this.workloads.load(actor, filter);
  }

  @Get('workload/proposal')
  @ApiOkResponse({ standardSchema: Proposal })
  proposal(@CurrentActor() actor: Actor, @Query({ schema: WorkloadFilter }) filter: WorkloadFilter) {
    return this.workloads.proposal(actor, filter);
  }

  @Post('reminders')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: Reminded })
  remind(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: Remind }) command: Remind) {
    return this.reminders.remind(caller, command);
  }
}
