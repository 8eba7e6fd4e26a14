import { Module } from '@nestjs/common';
import { AnswersQueries } from './answers.queries';
import { BoardQueries } from './board.queries';
import { LateLettersQueries } from './late-letters.queries';
import { OpenQueries } from './open.queries';
import { PlacesQueries } from './places.queries';
import { SupervisionController } from './supervision.controller';

/** Lateness by place, for those who answer for it. */
@Module({ controllers: [SupervisionController], providers: [AnswersQueries, BoardQueries, LateLettersQueries, OpenQueries, PlacesQueries] })
export class SupervisionModule {}
