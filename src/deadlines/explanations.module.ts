import { Module } from '@nestjs/common';
import { PathModule } from '../letters/path.module';
import { OrgModule } from '../org/org.module';
import { ExplanationsController } from './explanations.controller';
import { ExplanationsQueries } from './explanations.queries';

/** How due times came about. */
@Module({ imports: [OrgModule, PathModule], controllers: [ExplanationsController], providers: [ExplanationsQueries] })
export class ExplanationsModule {}
