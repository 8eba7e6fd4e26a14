import { Module } from '@nestjs/common';
import { OrgModule } from '../org/org.module';
import { PathQueries } from './path.queries';

/** The way of letters and inquiries, for both of them. */
@Module({ imports: [OrgModule], providers: [PathQueries], exports: [PathQueries] })
export class PathModule {}
