import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ProcessId } from '../../contracts/ids';
import { CloseDeskTask, Refer, TaskKey } from '../../contracts/tasks';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { DesksService } from './desks.service';

@Controller('desks/:process/:key')
export class DesksController {
  constructor(private readonly desks: DesksService) {}

  @Post()
  @HttpCode(200)
  close(
    @CalledBy() caller: Caller,
    @Param('process', { schema: ProcessId }) process: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: CloseDeskTask }) command: CloseDeskTask,
  ) {
    return this.desks.close(caller, process, key, command);
  }

  @Post('referrals')
  @HttpCode(200)
  refer(
    @CalledBy() caller: Caller,
    @Param('process', { schema: ProcessId }) process: string,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: Refer }) command: Refer,
  ) {
    return this.desks.refer(caller, process, key, command);
  }

  @Post('recall')
  @HttpCode(200)
  recall(
    @CalledBy() caller: Caller,
    @Param('process', { schema: ProcessId }) process: string,
    @Param('key', { schema: TaskKey }) key: string,
  ) {
    return this.desks.recall(caller, process, key);
  }

  @Post('seen')
  @HttpCode(200)
  see(
    @CalledBy() caller: Caller,
    @Param('process', { schema: ProcessId }) process: string,
    @Param('key', { schema: TaskKey }) key: string,
  ) {
    return this.desks.see(caller, process, key);
  }

  @Post('claim')
  @HttpCode(200)
  claim(
    @CurrentActor() actor: Actor,
    @Param('process', { schema: ProcessId }) process: string,
    @Param('key', { schema: TaskKey }) key: string,
  ) {
    return this.desks.claim(actor, process, key);
  }

  @Post('release')
  @HttpCode(204)
  release(
    @CurrentActor() actor: Actor,
    @Param('process', { schema: ProcessId }) process: string,
    @Param('key', { schema: TaskKey }) key: string,
  ) {
    return this.desks.release(actor, process, key);
  }
}
