import { Module } from '@nestjs/common';
import { SubstitutionController } from './substitution.controller';
import { SubstitutionQueries } from './substitution.queries';
import { SubstitutionService } from './substitution.service';

/** Who stands in for whom, for how long and in what. */
@Module({ controllers: [SubstitutionController], providers: [SubstitutionQueries, SubstitutionService] })
export class SubstitutionModule {}
