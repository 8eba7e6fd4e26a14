import { Module } from '@nestjs/common';
import { OrgModule } from '../org/org.module';
import { PoliciesController } from './policies.controller';
import { PoliciesService } from './policies.service';

/** How long work has, as its administrators say it. */
@Module({ imports: [OrgModule], controllers: [PoliciesController], providers: [PoliciesService] })
export class PoliciesModule {}
