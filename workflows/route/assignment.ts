import type { RouteDuty } from '../../contracts/route-plan';
import { said } from './questions';
import type { Assignment, Evaluated, Json } from '../../contracts/route-events';

/** Whose a task is and until when, as it was worked out; lists may be written with commas. */
export function assignmentOf(duty: RouteDuty, evaluated: Evaluated): Assignment {
  const text = (key: 'assignee' | 'dueDate' | 'followUpDate' | 'priority') => one(said(evaluated, key, duty[key]));
  const many = (key: 'candidateGroups' | 'candidateUsers') => all(said(evaluated, key, duty[key]));
  const assignment: Record<string, string | string[] | undefined> = {
    assignee: text('assignee'),
    candidateGroups: many('candidateGroups'),
    candidateUsers: many('candidateUsers'),
    dueDate: text('dueDate'),
    followUpDate: text('followUpDate'),
    priority: text('priority'),
  };
  return Object.fromEntries(Object.entries(assignment).filter(([, value]) => value !== undefined)) as Assignment;
}

function one(value: Json | undefined): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

function all(value: Json | undefined): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const parts = Array.isArray(value) ? value : String(value).split(',');
  return parts.flatMap((part) => (part === null || typeof part === 'object' ? [] : [String(part).trim()])).filter(Boolean);
}

export const isAnybody = ({ assignee, candidateGroups = [], candidateUsers = [] }: Assignment): boolean =>
  !!assignee || candidateGroups.length + candidateUsers.length > 0;
