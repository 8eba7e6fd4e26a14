import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProcessId } from '../../contracts/ids';
import { AskExtension, AskInfo, CloseAnswerTask, CloseAskerTask, PartialReply, SupplyInfo } from '../../contracts/inquiries';
import { WithReason } from '../../contracts/letters';
import { TaskKey } from '../../contracts/tasks';
import { CalledBy, type Caller } from '../journal/caller';
import { InfoRequestsService } from './info-requests.service';
import { InquiriesService } from './inquiries.service';

@ApiTags('inquiries')
@Controller('inquiries/:id')
export class InquiriesController {
  constructor(private readonly inquiries: InquiriesService) {}

  @Post('tasks/:key')
  @HttpCode(200)
  closeTask(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: CloseAskerTask }) command: CloseAskerTask,
  ) {
    return this.inquiries.closeAskerTask(caller, id, key, command);
  }

  @Post('withdraw')
  @HttpCode(200)
  withdraw(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Body({ schema: WithReason }) { reason }: WithReason,
  ) {
    return this.inquiries.withdraw(caller, id, reason);
  }
}

/** One unit that is asked. */
@ApiTags('inquiries')
@Controller('respondents/:id')
export class RespondentsController {
  constructor(
    private readonly inquiries: InquiriesService,
    private readonly info: InfoRequestsService,
  ) {}

  @Post('tasks/:key')
  @HttpCode(200)
  answer(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: CloseAnswerTask }) command: CloseAnswerTask,
  ) {
    return this.inquiries.answer(caller, id, key, command);
  }

  @Post('tasks/:key/partial')
  @HttpCode(200)
  partial(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: PartialReply }) command: PartialReply,
  ) {
    return this.inquiries.partial(caller, id, key, command);
  }

  @Post('tasks/:key/extension')
  @HttpCode(200)
  askExtension(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: AskExtension }) command: AskExtension,
  ) {
    return this.inquiries.askExtension(caller, id, key, command);
  }

  @Post('extensions/:key')
  @HttpCode(200)
  decideExtension(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: CloseAskerTask }) command: CloseAskerTask,
  ) {
    return this.inquiries.decideExtension(caller, id, key, command);
  }

  @Post('tasks/:key/info')
  @HttpCode(200)
  askInfo(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: AskInfo }) command: AskInfo,
  ) {
    return this.info.ask(caller, id, key, command);
  }

  @Post('info/:key')
  @HttpCode(200)
  supplyInfo(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: SupplyInfo }) command: SupplyInfo,
  ) {
    return this.info.supply(caller, id, key, command);
  }

  @Post('ask-again')
  @HttpCode(200)
  askAgain(
    @CalledBy() caller: Caller,
    @Param('id', { schema: ProcessId }) id: string,
    @Body({ schema: WithReason }) { reason }: WithReason,
  ) {
    return this.inquiries.askAgain(caller, id, reason);
  }
}
