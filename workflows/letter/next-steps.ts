import type { Refs } from '../../contracts/journal';

export interface RouteStep {
  kind: 'review' | 'sign';
  /** counts from 1 within its kind */
  n: number;
  post: string;
}

/** Who is next: the list on the letter, reviewers in order, then signers in order. Routes designed by admins will stand here. */
export const stepsOf = ({ reviewers = [], signers = [] }: Refs): RouteStep[] => [
  ...reviewers.map((post, i): RouteStep => ({ kind: 'review', n: i + 1, post })),
  ...signers.map((post, i): RouteStep => ({ kind: 'sign', n: i + 1, post })),
];
