import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Id } from '../../contracts/ids';
import { AdminBook, AdminBookFilter, AdminBookPage, EditBook, NumberPreview, PreviewNumber } from '../../contracts/org-admin';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { requestKeyHeader } from '../platform/http/request-key';
import { BooksService } from './books.service';

/** Number formats as administrators change them. */
@ApiTags('admin')
@Controller('admin/books')
export class BooksController {
  constructor(private readonly books: BooksService) {}

  @Get()
  @ApiOkResponse({ standardSchema: AdminBookPage })
  list(@CurrentActor() actor: Actor, @Query({ schema: AdminBookFilter }) filter: AdminBookFilter) {
    return this.books.list(actor, filter);
  }

  /** Changes nothing. */
  @Post(':id/preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: NumberPreview })
  preview(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: Id, @Body({ schema: PreviewNumber }) command: PreviewNumber) {
    return this.books.preview(actor, id, command);
  }

  @Patch(':id')
  @ApiOkResponse({ standardSchema: AdminBook })
  edit(@requestKeyHeader @CalledBy() caller: Caller, @Param('id', { schema: Id }) id: Id, @Body({ schema: EditBook }) command: EditBook) {
    return this.books.edit(caller, id, command);
  }
}
