import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Chore } from './chores';
import { CHORES, Housekeeping } from './housekeeping';

@Module({})
export class QueuesModule {
  /** @param chores of the capabilities, beside those of the house */
  static with(chores: (db: DataSource) => Chore[]): DynamicModule {
    return { module: QueuesModule, providers: [{ provide: CHORES, inject: [DataSource], useFactory: chores }, Housekeeping] };
  }
}
