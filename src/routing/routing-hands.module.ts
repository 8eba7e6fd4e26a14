import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { OrgModule } from '../org/org.module';
import { FeelPool } from './feel/feel-pool';
import { OfficeFacts } from './office-facts';
import { LetterRoutes } from './letters/letter-routes';
import { RehearsalsProjection } from './rehearsal/rehearsals.projection';
import { Rehearsals } from './rehearsal/rehearsals';
import { RoutePlans } from './route-plans';

/** Its threads end with the process. */
@Injectable()
class Pool extends FeelPool implements OnApplicationShutdown {
  onApplicationShutdown = () => this.close();
}

/** What the office does by itself on a route, and where routes stand. */
@Module({
  imports: [OrgModule],
  providers: [RoutePlans, OfficeFacts, LetterRoutes, Rehearsals, RehearsalsProjection, { provide: FeelPool, useFactory: () => new Pool() }],
  exports: [RoutePlans, OfficeFacts, FeelPool, LetterRoutes, Rehearsals, RehearsalsProjection],
})
export class RoutingHandsModule {}
