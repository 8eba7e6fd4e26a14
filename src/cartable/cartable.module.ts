import { Module } from '@nestjs/common';
import { OfficeModule } from '../office.module';
import { DesksController } from './desks.controller';
import { DesksService } from './desks.service';

/** The tasks waiting for a person, and what is done at the desk where they lie. */
@Module({ imports: [OfficeModule], controllers: [DesksController], providers: [DesksService] })
export class CartableModule {}
