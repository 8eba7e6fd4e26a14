import { Module } from '@nestjs/common';
import { OfficeModule } from '../office.module';
import { CartableController, OfficesController } from './cartable.controller';
import { CartableQueries } from './cartable.queries';
import { DesksController } from './desks.controller';
import { DesksService } from './desks.service';
import { MarkedQueries } from './marked.queries';

/** The tasks waiting for a person, and what is done at the desk where they lie. */
@Module({
  imports: [OfficeModule],
  controllers: [CartableController, OfficesController, DesksController],
  providers: [CartableQueries, MarkedQueries, DesksService],
})
export class CartableModule {}
