import { Module } from '@nestjs/common';
import { OfficeModule } from '../office.module';
import { Relay } from './relay';
import { Sweep } from './sweep';

/** What runs in every API process beside the requests. */
@Module({ imports: [OfficeModule], providers: [Relay, Sweep], exports: [Sweep] })
export class RelayModule {}
