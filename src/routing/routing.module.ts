import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { OrgModule } from '../org/org.module';
import { DecisionsController } from './library/decisions.controller';
import { DecisionsQueries } from './library/decisions.queries';
import { DecisionsService } from './library/decisions.service';
import { Examiner } from './library/examiner';
import { RoutesController } from './library/routes.controller';
import { RoutesQueries } from './library/routes.queries';
import { RoutesService } from './library/routes.service';
import { LetterRoutesController } from './letters/letter-routes.controller';
import { LetterRoutesQueries } from './letters/letter-routes.queries';
import { OptionsController } from './letters/options.controller';
import { OptionsService } from './letters/options.service';
import { RepairsService } from './letters/repairs.service';
import { MigrationsController } from './migrations/migrations.controller';
import { MigrationsService } from './migrations/migrations.service';
import { DrawingsQueries } from './pictures/drawings.queries';
import { HeatQueries } from './pictures/heat.queries';
import { LetterPictureController } from './pictures/letter-picture.controller';
import { LetterPictureQueries } from './pictures/letter-picture.queries';
import { PicturesController } from './pictures/pictures.controller';
import { RehearsalsController } from './rehearsal/rehearsals.controller';
import { RehearsalsQueries } from './rehearsal/rehearsals.queries';
import { RehearsalsService } from './rehearsal/rehearsals.service';
import { RouteCases } from './trial/route-cases';
import { TrialRunner } from './trial/trial-runner';
import { Trials } from './trial/trials';
import { TrialsController } from './trial/trials.controller';
import { TrialsService } from './trial/trials.service';
import { ToldController } from './told/told.controller';
import { ToldQueries } from './told/told.queries';
import { RoutingHandsModule } from './routing-hands.module';

/** Its thread ends with the process. */
@Injectable()
class OwnExaminer extends Examiner implements OnApplicationShutdown {
  onApplicationShutdown = () => this.close();
}

/** Routes that administrators draw. */
@Module({
  imports: [OrgModule, RoutingHandsModule],
  controllers: [
    RoutesController,
    DecisionsController,
    RehearsalsController,
    ToldController,
    PicturesController,
    TrialsController,
    LetterRoutesController,
    MigrationsController,
    LetterPictureController,
    OptionsController,
  ],
  providers: [
    { provide: Examiner, useFactory: () => new OwnExaminer() },
    RoutesQueries,
    RoutesService,
    DecisionsQueries,
    DecisionsService,
    RehearsalsQueries,
    RehearsalsService,
    ToldQueries,
    DrawingsQueries,
    { provide: TrialRunner, useFactory: () => new TrialRunner() },
    Trials,
    TrialsService,
    RouteCases,
    LetterRoutesQueries,
    RepairsService,
    OptionsService,
    MigrationsService,
    HeatQueries,
    LetterPictureQueries,
  ],
})
export class RoutingModule {}
