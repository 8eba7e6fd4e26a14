import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TemporalGateway } from '../temporal/temporal.gateway';

export interface Readiness {
  ready: boolean;
  parts: { database: boolean; temporal: boolean; worker: boolean };
}

const FRESH_MS = 1000;
const DATABASE_MS = 3000;

/** Whether a letter that is sent now would travel: the database answers, Temporal answers, a worker asks it for work. */
@Injectable()
export class HealthService {
  private latest: { at: number; answer: Promise<Readiness> } | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly temporal: TemporalGateway,
  ) {}

  /** Looked up once a second at most, however often it is asked: the address is open to everybody. */
  readiness(): Promise<Readiness> {
    if (!this.latest || Date.now() - this.latest.at > FRESH_MS) this.latest = { at: Date.now(), answer: this.look() };
    return this.latest.answer;
  }

  private async look(): Promise<Readiness> {
    const [database, { temporal, worker }] = await Promise.all([this.databaseAnswers(), this.temporal.ready()]);
    return { ready: database && temporal && worker, parts: { database, temporal, worker } };
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), DATABASE_MS)));
    const answer = this.db.query('select 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
