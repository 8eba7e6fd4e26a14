import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MoveClock } from '../../contracts/practice';
import { CurrentActor, type Actor } from '../auth/actor';
import { PracticeService } from './practice.service';

/** Only in a practice office: time itself. */
@ApiTags('practice')
@Controller('practice/clock')
export class PracticeController {
  constructor(private readonly practice: PracticeService) {}

  @Get()
  now() {
    return this.practice.now();
  }

  @Post()
  @HttpCode(200)
  move(@CurrentActor() actor: Actor, @Body({ schema: MoveClock }) command: MoveClock) {
    return this.practice.move(actor, command);
  }
}
