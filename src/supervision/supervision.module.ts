import { Module } from '@nestjs/common';
import { BoardQueries } from './board.queries';
import { LateLettersQueries } from './late-letters.queries';
import { PlacesQueries } from './places.queries';
import { SupervisionController } from './supervision.controller';

/** Lateness by place, for those who answer for it. */
@Module({ controllers: [SupervisionController], providers: [BoardQueries, LateLettersQueries, PlacesQueries] })
export class SupervisionModule {}
