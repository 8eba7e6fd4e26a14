import { Inject, Injectable, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- config/ is allowed; the rule counts on one more folder
import type { Config } from '../../config/env';
import { createDataSource } from './database/data-source';
import { TemporalGateway } from './temporal/temporal.gateway';

/** The settings, read once at start. */
export const CONFIG = Symbol('CONFIG');
export const InjectConfig = () => Inject(CONFIG);

/** What every module may ask for: the settings, the database and the door to processes. */
@Module({})
export class PlatformModule {
  static for(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useFactory: () => createDataSource(config.DATABASE_URL, config.DB_POOL).initialize() },
        {
          provide: TemporalGateway,
          useFactory: () =>
            new TemporalGateway({
              address: config.TEMPORAL_ADDRESS,
              namespace: config.TEMPORAL_NAMESPACE,
              taskQueue: config.TASK_QUEUE,
              payloadKey: config.PAYLOAD_KEY,
            }),
        },
        DatabaseEnd,
      ],
      exports: [CONFIG, DataSource, TemporalGateway],
    };
  }
}

/** Closes the pool last, after everything that may still write. */
@Injectable()
class DatabaseEnd implements OnApplicationShutdown {
  constructor(private readonly db: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.db.destroy();
  }
}
