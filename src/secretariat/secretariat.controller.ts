import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Id } from '../../contracts/ids';
import { BookEntryFilter, BookYear } from '../../contracts/secretariat';
import { BookView, EntryPage } from '../../contracts/views';
import { CurrentActor, type Actor } from '../auth/actor';
import { SecretariatQueries } from './secretariat.queries';

/** The books in which letters get their numbers. */
@ApiTags('secretariat')
@Controller('secretariat/books')
export class SecretariatController {
  constructor(private readonly secretariat: SecretariatQueries) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(BookView) })
  books(@CurrentActor() actor: Actor) {
    return this.secretariat.books(actor);
  }

  @Get(':id/years')
  @ApiOkResponse({ standardSchema: z.array(BookYear) })
  years(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: Id) {
    return this.secretariat.years(actor, id);
  }

  @Get(':id/entries')
  @ApiOkResponse({ standardSchema: EntryPage })
  entries(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: Id, @Query({ schema: BookEntryFilter }) filter: BookEntryFilter) {
    return this.secretariat.entries(actor, id, filter);
  }
}
