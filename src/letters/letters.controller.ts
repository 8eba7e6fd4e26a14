import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { LetterId } from '../../contracts/ids';
import { CloseLetterTask, CreateLetter, EditDraft, RegisterIncoming, WithReason } from '../../contracts/letters';
import { NoteView, WriteNote } from '../../contracts/notes';
import { TaskKey } from '../../contracts/tasks';
import { CalledBy, type Caller } from '../journal/caller';
import { DraftsService } from './drafts.service';
import { LettersService } from './letters.service';
import { NotesService } from './notes.service';
import { RecallService } from './recall.service';

@ApiTags('letters')
@Controller('letters')
export class LettersController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly letters: LettersService,
    private readonly recalls: RecallService,
    private readonly notes: NotesService,
  ) {}

  @Post()
  create(@CalledBy() caller: Caller, @Body({ schema: CreateLetter }) command: CreateLetter) {
    return this.drafts.create(caller, command);
  }

  @Post('incoming')
  registerIncoming(@CalledBy() caller: Caller, @Body({ schema: RegisterIncoming }) command: RegisterIncoming) {
    return this.drafts.registerIncoming(caller, command);
  }

  @Put(':id/draft')
  edit(@CalledBy() caller: Caller, @Param('id', { schema: LetterId }) id: LetterId, @Body({ schema: EditDraft }) command: EditDraft) {
    return this.drafts.edit(caller, id, command);
  }

  @Post(':id/tasks/:key')
  @HttpCode(200)
  closeTask(
    @CalledBy() caller: Caller,
    @Param('id', { schema: LetterId }) id: LetterId,
    @Param('key', { schema: TaskKey }) key: string,
    @Body({ schema: CloseLetterTask }) command: CloseLetterTask,
  ) {
    return this.letters.closeTask(caller, id, key, command);
  }

  @Post(':id/notes')
  @ApiCreatedResponse({ standardSchema: NoteView })
  note(@CalledBy() caller: Caller, @Param('id', { schema: LetterId }) id: LetterId, @Body({ schema: WriteNote }) command: WriteNote) {
    return this.notes.write(caller, id, command);
  }

  @Post(':id/take-back')
  @HttpCode(200)
  takeBack(@CalledBy() caller: Caller, @Param('id', { schema: LetterId }) id: LetterId) {
    return this.letters.takeBack(caller, id);
  }

  @Post(':id/recall')
  @HttpCode(200)
  recall(@CalledBy() caller: Caller, @Param('id', { schema: LetterId }) id: LetterId) {
    return this.recalls.recall(caller, id);
  }

  @Post(':id/void')
  @HttpCode(200)
  void(@CalledBy() caller: Caller, @Param('id', { schema: LetterId }) id: LetterId, @Body({ schema: WithReason }) command: WithReason) {
    return this.letters.void(caller, id, command);
  }
}
