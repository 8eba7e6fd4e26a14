import type { DataSource } from 'typeorm';
import type { Chore } from '../../platform/queues/chores';
import { remember } from './remember';
import { RiskTeller } from './tell-risks';

const MINUTE = 60_000;

/** What is done beside for the chance of being late. */
export function riskChores(db: DataSource): Chore[] {
  const teller = new RiskTeller(db);
  return [
    { name: 'remember-answers', everyMs: 60 * MINUTE, run: () => remember(db) },
    { name: 'judge-risk', everyMs: 24 * 60 * MINUTE, run: () => teller.judge() },
    { name: 'tell-risks', everyMs: 10 * MINUTE, run: () => teller.round() },
  ];
}
