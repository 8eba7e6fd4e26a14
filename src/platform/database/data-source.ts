import { DataSource } from 'typeorm';
import { KeepingClient } from './keeping-client';
import { CreateOrganisation1767225600000 } from './migrations/1767225600000-create-organisation';
import { CreateJournal1767225601000 } from './migrations/1767225601000-create-journal';
import { CreateSessions1767225602000 } from './migrations/1767225602000-create-sessions';
import { CreateLetterDesk1767225603000 } from './migrations/1767225603000-create-letter-desk';
import { IndexPersianWords1767225603001 } from './migrations/1767225603001-index-persian-words';
import { CreatePersonal1767225604000 } from './migrations/1767225604000-create-personal';
import { CreateAdministration1767225605000 } from './migrations/1767225605000-create-administration';
import { CreateCalendarLayers1767225606000 } from './migrations/1767225606000-create-calendar-layers';
import { CreateRoutes1767225607000 } from './migrations/1767225607000-create-routes';
import { TellOfEdits1767225607001 } from './migrations/1767225607001-tell-of-edits';
import { LettersFromTheirSigner1767225608000 } from './migrations/1767225608000-letters-from-their-signer';
import { CreateRehearsals1767225609000 } from './migrations/1767225609000-create-rehearsals';
import { LettersTakeRoutes1767225610000 } from './migrations/1767225610000-letters-take-routes';
import { CreateRouteMigrations1767225610001 } from './migrations/1767225610001-create-route-migrations';
import { DecisionsTravelWithRoutes1767225611000 } from './migrations/1767225611000-decisions-travel-with-routes';
import { CreateRouteTrials1767225613000 } from './migrations/1767225613000-create-route-trials';
import { TasksKeepTheirClock1767225621000 } from './migrations/1767225621000-tasks-keep-their-clock';
import { CalendarsChange1767225622000 } from './migrations/1767225622000-calendars-change';
import { StrikeClocksInSets1767225623000 } from './migrations/1767225623000-strike-clocks-in-sets';
import { DeadlinePolicies1767225623001 } from './migrations/1767225623001-deadline-policies';
import { CreateBoard1767225624000 } from './migrations/1767225624000-create-board';
import { CreateSubstitutions1767225625000 } from './migrations/1767225625000-create-substitutions';
import { CreateDigests1767225625001 } from './migrations/1767225625001-create-digests';
import { CreateRisks1767225626000 } from './migrations/1767225626000-create-risks';
import { CreateReassignments1767225626001 } from './migrations/1767225626001-create-reassignments';
import { StepsStrikeAgain1767225630000 } from './migrations/1767225630000-steps-strike-again';
import { ClocksThatStay1767225630001 } from './migrations/1767225630001-clocks-that-stay';
import { StepsOfWaitingClocks1767225630002 } from './migrations/1767225630002-steps-of-waiting-clocks';
import { SumsOfBoard1767225633000 } from './migrations/1767225633000-sums-of-board';

/** @param poolSize connections this process may hold at once */
export const createDataSource = (url: string, poolSize: number) =>
  new DataSource({
    type: 'postgres',
    url,
    poolSize,
    migrations: [
      CreateOrganisation1767225600000,
      CreateJournal1767225601000,
      CreateSessions1767225602000,
      CreateLetterDesk1767225603000,
      IndexPersianWords1767225603001,
      CreatePersonal1767225604000,
      CreateAdministration1767225605000,
      CreateCalendarLayers1767225606000,
      CreateRoutes1767225607000,
      TellOfEdits1767225607001,
      LettersFromTheirSigner1767225608000,
      CreateRehearsals1767225609000,
      LettersTakeRoutes1767225610000,
      CreateRouteMigrations1767225610001,
      DecisionsTravelWithRoutes1767225611000,
      CreateRouteTrials1767225613000,
      TasksKeepTheirClock1767225621000,
      CalendarsChange1767225622000,
      StrikeClocksInSets1767225623000,
      DeadlinePolicies1767225623001,
      CreateBoard1767225624000,
      CreateSubstitutions1767225625000,
      CreateDigests1767225625001,
      CreateRisks1767225626000,
      CreateReassignments1767225626001,
      StepsStrikeAgain1767225630000,
      ClocksThatStay1767225630001,
      StepsOfWaitingClocks1767225630002,
      SumsOfBoard1767225633000,
    ],
    migrationsTransactionMode: 'each',
    // A step that waits longer than this for a row is better told so than left hanging.
    extra: { Client: KeepingClient, options: '-c lock_timeout=5000 -c statement_timeout=30000', connectionTimeoutMillis: 5000 },
  });
