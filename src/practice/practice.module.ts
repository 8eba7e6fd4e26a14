import { Module } from '@nestjs/common';
import { RelayModule } from '../journal/relay.module';
import { PracticeController } from './practice.controller';
import { PracticeService } from './practice.service';

/** A practice office: everything as in the real one, with a clock that can be moved. */
@Module({ imports: [RelayModule], controllers: [PracticeController], providers: [PracticeService] })
export class PracticeModule {}
