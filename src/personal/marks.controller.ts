import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MarksVerdicts } from '../../contracts/bulk';
import { LetterId } from '../../contracts/ids';
import { Marks, SetMarks, SetMarksOfMany } from '../../contracts/marks';
import { CurrentActor, type Actor } from '../auth/actor';
import { MarksService } from './marks.service';

/** Repeating one changes nothing, so none needs a key of its own. */
@ApiTags('personal')
@Controller('letters')
export class MarksController {
  constructor(private readonly marks: MarksService) {}

  @Put('marks')
  @ApiOkResponse({ standardSchema: MarksVerdicts })
  setMany(@CurrentActor() actor: Actor, @Body({ schema: SetMarksOfMany }) command: SetMarksOfMany) {
    return this.marks.setMany(actor, command);
  }

  @Get(':id/marks')
  @ApiOkResponse({ standardSchema: Marks })
  of(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId) {
    return this.marks.of(actor, id);
  }

  @Put(':id/marks')
  @ApiOkResponse({ standardSchema: Marks })
  set(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId, @Body({ schema: SetMarks }) marks: SetMarks) {
    return this.marks.set(actor, id, marks);
  }
}
