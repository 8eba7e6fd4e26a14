import { checkFeel } from '../../../../../src/routing/compile/feel-check';
import {
  conditionFeel,
  conditionOf,
  momentFeel,
  momentOf,
  quorumFeel,
  quorumOf,
  whoFeel,
  whoOf,
  type Condition,
  type Span,
  type Who,
} from './feel-forms';

const known = (feel: string | undefined) => feel === undefined || checkFeel(feel.slice(1)) === undefined;

const people: Who[] = [
  { kind: 'nobody' },
  { kind: 'sender' },
  { kind: 'manager' },
  { kind: 'reviewers' },
  { kind: 'signers' },
  { kind: 'posts', posts: ['hq.head', '23 "الف"'] },
  { kind: 'head', place: { kind: 'unit' } },
  { kind: 'head', place: { kind: 'level', level: 'province' } },
  { kind: 'secretariat', place: { kind: 'item', name: 'recipient' } },
  { kind: 'secretariat', place: { kind: 'given', id: '0190-a' } },
  { kind: 'role', place: { kind: 'office' }, role: 'CLERK' },
  { kind: 'item', name: 'reviewer' },
];

it.each(people)('says who in FEEL the office can work out, and reads it back: %j', (who) => {
  expect(known(whoFeel(who))).toBe(true);
  expect(whoOf(whoFeel(who))).toEqual(who);
});

const spans: Span[] = [
  { kind: 'none' },
  { kind: 'workingHours', n: 16 },
  { kind: 'workingDays', n: 3 },
  { kind: 'hours', n: 24 },
  { kind: 'days', n: 10 },
];

it.each(spans)('says until when, and reads it back: %j', (span) => {
  expect(known(momentFeel(span))).toBe(true);
  expect(momentOf(momentFeel(span))).toEqual(span);
});

const conditions: Condition[] = [
  { kind: 'none' },
  { kind: 'clauses', any: false, clauses: [{ variable: 'outcome', isNot: false, value: 'returned' }] },
  {
    kind: 'clauses',
    any: true,
    clauses: [
      { variable: 'outcome', isNot: true, value: 'این or آن' },
      { variable: 'outside', isNot: false, value: true },
    ],
  },
];

it.each(conditions)('says when a way is taken, and reads it back: %j', (condition) => {
  expect(known(conditionFeel(condition))).toBe(true);
  expect(conditionOf(conditionFeel(condition))).toEqual(condition);
});

it.each(['= managersUpTo(sender, "province")', '=[head(a), head(b)]', 'clerks', '=[]'])('keeps what somebody wrote by hand: %s', (text) => {
  expect(whoFeel(whoOf(text))).toBe(text);
});

it('keeps conditions and times written by hand', () => {
  for (const feel of ['= a = "x" and b = "y" or c', '=count(copies) > 2', '= outcome = "a" and (b)'])
    expect(conditionFeel(conditionOf(feel))).toBe(feel);
  for (const feel of ['=date("2027-01-01")', '= businessHours(sentAt, duration("PT1H"))']) expect(momentFeel(momentOf(feel))).toBe(feel);
});

it('counts voices', () => {
  const quorum = { outcome: 'approved', n: 2 };
  expect(known(quorumFeel(quorum))).toBe(true);
  expect(quorumOf(quorumFeel(quorum))).toEqual(quorum);
  expect(quorumOf('=count(votes[item = "a"]) >= 2 or x')).toBeUndefined();
});
