import { Module } from '@nestjs/common';
import { RoutesController } from './library/routes.controller';
import { RoutesQueries } from './library/routes.queries';
import { RoutesService } from './library/routes.service';

/** Routes that administrators draw. */
@Module({ controllers: [RoutesController], providers: [RoutesQueries, RoutesService] })
export class RoutingModule {}
