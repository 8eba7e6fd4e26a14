import { Module } from '@nestjs/common';
import { AnswersQueries } from './answers.queries';
import { BoardQueries } from './board.queries';
import { ExportController } from './export/export.controller';
import { Sheets } from './export/sheets';
import { LateLettersQueries } from './late-letters.queries';
import { MeasuresQueries } from './measures.queries';
import { OpenQueries } from './open.queries';
import { PlacesQueries } from './places.queries';
import { ReassignController } from './reassign/reassign.controller';
import { ReassignQueries } from './reassign/reassign.queries';
import { ReassignService } from './reassign/reassign.service';
import { RisksController } from './risk/risks.controller';
import { RisksQueries } from './risk/risks.queries';
import { RemindersService } from './workload/reminders.service';
import { WorkloadController } from './workload/workload.controller';
import { WorkloadQueries } from './workload/workload.queries';
import { SupervisionController } from './supervision.controller';
import { TimeQueries } from './time.queries';

/** Lateness by place, for those who answer for it. */
@Module({
  controllers: [SupervisionController, ExportController, RisksController, ReassignController, WorkloadController],
  providers: [
    AnswersQueries,
    BoardQueries,
    LateLettersQueries,
    MeasuresQueries,
    OpenQueries,
    PlacesQueries,
    Sheets,
    TimeQueries,
    RisksQueries,
    ReassignQueries,
    ReassignService,
    WorkloadQueries,
    RemindersService,
  ],
})
export class SupervisionModule {}
