import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Config } from '../../config/env';
import { InjectConfig } from '../platform/platform.module';
import { Nudges } from './nudges';
import { Sweep } from './sweep';

/** Turns the relay and the sweep in every API process; `skip locked` shares the work out. */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Relay');
  private readonly rounds: { stop: () => Promise<void> }[] = [];

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly nudges: Nudges,
    private readonly sweep: Sweep,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.push(
      this.every(this.config.RELAY_MS, () => this.nudges.retell()),
      this.every(this.config.SWEEP_MS, () => this.sweep.round()),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.rounds.map(({ stop }) => stop()));
    await this.nudges.drain().catch(() => undefined); // what is left stays owed
  }

  /** One round after the other, never two at once; a round that fails is tried again with the next. */
  private every(ms: number, round: () => Promise<unknown>): { stop: () => Promise<void> } {
    let stopped = false;
    let timer: NodeJS.Timeout;
    let current: Promise<unknown> = Promise.resolve();
    const turn = () => {
      current = round()
        .catch((error: unknown) => this.log.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'a round failed'))
        .finally(() => {
          if (!stopped) timer = setTimeout(turn, ms);
        });
    };
    timer = setTimeout(turn, ms);
    return {
      stop: async () => {
        stopped = true;
        clearTimeout(timer);
        await current;
      },
    };
  }
}
