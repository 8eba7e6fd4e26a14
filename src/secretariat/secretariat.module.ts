import { Module } from '@nestjs/common';
import { BooksController } from './books.controller';
import { BooksService } from './books.service';
import { DeskController } from './desk.controller';
import { DeskQueries } from './desk.queries';
import { SecretariatController } from './secretariat.controller';
import { SecretariatQueries } from './secretariat.queries';

/** Registers and numbers. */
@Module({
  controllers: [BooksController, DeskController, SecretariatController],
  providers: [BooksService, DeskQueries, SecretariatQueries],
})
export class SecretariatModule {}
