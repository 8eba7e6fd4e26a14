import { Module } from '@nestjs/common';
import { RoutesController } from './library/routes.controller';
import { RoutesQueries } from './library/routes.queries';
import { RoutesService } from './library/routes.service';
import { RehearsalsController } from './rehearsal/rehearsals.controller';
import { RehearsalsQueries } from './rehearsal/rehearsals.queries';
import { RehearsalsService } from './rehearsal/rehearsals.service';
import { RoutingHandsModule } from './routing-hands.module';

/** Routes that administrators draw. */
@Module({
  imports: [RoutingHandsModule],
  controllers: [RoutesController, RehearsalsController],
  providers: [RoutesQueries, RoutesService, RehearsalsQueries, RehearsalsService],
})
export class RoutingModule {}
