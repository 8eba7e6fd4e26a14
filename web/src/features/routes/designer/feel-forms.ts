/** What an administrator chooses, and the FEEL that says it; FEEL of any other form is kept as it is written. */

/** A unit: by its place towards the sender, by id, or the one at hand in a repetition (its variable). */
export type Place =
  { kind: 'unit' | 'office' } | { kind: 'level'; level: Level } | { kind: 'given'; id: string } | { kind: 'item'; name: string };
export type Level = 'hq' | 'province' | 'county';

/** Whose task it is. */
export type Who =
  | { kind: 'nobody' | 'sender' | 'manager' | 'reviewers' | 'signers' }
  | { kind: 'posts'; posts: string[] }
  | { kind: 'head' | 'secretariat'; place: Place }
  | { kind: 'role'; place: Place; role: string }
  | { kind: 'item'; name: string }
  | { kind: 'other'; text: string };

/** How long: in the hours or days of the office, or by the clock. */
export type Span =
  { kind: 'none' } | { kind: 'workingHours' | 'workingDays' | 'hours' | 'days'; n: number } | { kind: 'other'; text: string };

export interface Clause {
  variable: string;
  isNot: boolean;
  value: string | boolean;
}
/** When a flow is taken. */
export type Condition = { kind: 'none' } | { kind: 'clauses'; any: boolean; clauses: Clause[] } | { kind: 'other'; text: string };

const quoted = /^"((?:[^"\\]|\\.)*)"$/;
const text = (word: string) => JSON.stringify(word);
const read = (literal: string): string => JSON.parse(literal) as string;
const variable = /^[a-z]\w*$/i;
const bare = (written: string | undefined): string | undefined => {
  const trimmed = written?.trim();
  return trimmed?.startsWith('=') ? trimmed.slice(1).trim() : trimmed;
};

export function placeFeel(place: Place): string {
  if (place.kind === 'given') return text(place.id);
  if (place.kind === 'item') return place.name;
  return place.kind === 'level' ? `ancestor(unit, ${text(place.level)})` : place.kind;
}

function placeOf(feel: string): Place | undefined {
  if (feel === 'unit' || feel === 'office') return { kind: feel };
  const [, level] = /^ancestor\(\s*unit\s*,\s*"(hq|province|county)"\s*\)$/.exec(feel) ?? [];
  if (level) return { kind: 'level', level: level as Level };
  if (quoted.test(feel)) return { kind: 'given', id: read(feel) };
  return variable.test(feel) ? { kind: 'item', name: feel } : undefined;
}

const isWhole = (place: Place): boolean => place.kind !== 'given' || place.id !== '';

/** @returns the attribute; undefined for nobody, and while the unit is not yet chosen */
export function whoFeel(who: Who): string | undefined {
  switch (who.kind) {
    case 'nobody':
      return undefined;
    case 'sender':
      return '=[sender]';
    case 'manager':
      return '=[manager(sender)]';
    case 'reviewers':
    case 'signers':
      return `=${who.kind}`;
    case 'posts':
      return who.posts.length > 0 ? `=[${who.posts.map(text).join(', ')}]` : undefined;
    case 'head':
    case 'secretariat':
      return isWhole(who.place) ? `=[${who.kind}(${placeFeel(who.place)})]` : undefined;
    case 'role':
      return isWhole(who.place) ? `=inRole(${placeFeel(who.place)}, ${text(who.role)})` : undefined;
    case 'item':
      return `=[${who.name}]`;
    case 'other':
      return who.text.trim() || undefined;
  }
}

export function whoOf(written: string | undefined): Who {
  const feel = bare(written);
  if (!feel) return { kind: 'nobody' };
  const other: Who = { kind: 'other', text: written! };
  if (!written!.trim().startsWith('=')) return other;
  if (feel === 'reviewers' || feel === 'signers') return { kind: feel };
  const [, roleAt, role] = /^inRole\(\s*(.+?)\s*,\s*("(?:[^"\\]|\\.)*")\s*\)$/.exec(feel) ?? [];
  if (roleAt) {
    const place = placeOf(roleAt);
    return place ? { kind: 'role', place, role: read(role!) } : other;
  }
  const [, inner] = /^\[\s*([\s\S]*?)\s*\]$/.exec(feel) ?? [];
  if (inner === undefined) return other;
  if (inner === 'sender') return { kind: 'sender' };
  if (/^manager\(\s*sender\s*\)$/.test(inner)) return { kind: 'manager' };
  const [, of, at] = /^(head|secretariat)\(\s*(.+?)\s*\)$/.exec(inner) ?? [];
  if (of) {
    const place = placeOf(at!);
    return place ? { kind: of as 'head' | 'secretariat', place } : other;
  }
  const parts = inner.split(/\s*,\s*/);
  if (parts.every((part) => quoted.test(part))) return { kind: 'posts', posts: parts.map(read) };
  return variable.test(inner) ? { kind: 'item', name: inner } : other;
}

/** @returns a moment, as FEEL; undefined for none */
export function momentFeel(span: Span): string | undefined {
  switch (span.kind) {
    case 'none':
      return undefined;
    case 'workingHours':
      return `=businessHours(now(), duration("PT${span.n}H"))`;
    case 'workingDays':
      return `=businessDays(now(), ${span.n})`;
    case 'hours':
    case 'days':
      return `=now() + duration("${durationText(span as { kind: 'hours' | 'days'; n: number })}")`;
    case 'other':
      return span.text.trim() || undefined;
  }
}

/** `PT16H`, `P3D` */
export const durationText = ({ kind, n }: { kind: 'hours' | 'days'; n: number }): string => (kind === 'hours' ? `PT${n}H` : `P${n}D`);

export function durationSpan(written: string): Span {
  const [, hours] = /^PT(\d+)H$/.exec(written.trim()) ?? [];
  if (hours) return { kind: 'hours', n: Number(hours) };
  const [, days] = /^P(\d+)D$/.exec(written.trim()) ?? [];
  return days ? { kind: 'days', n: Number(days) } : { kind: 'other', text: written };
}

export function momentOf(written: string | undefined): Span {
  const feel = bare(written);
  if (!feel) return { kind: 'none' };
  const [, hours] = /^businessHours\(\s*now\(\)\s*,\s*duration\(\s*"PT(\d+)H"\s*\)\s*\)$/.exec(feel) ?? [];
  if (hours) return { kind: 'workingHours', n: Number(hours) };
  const [, days] = /^businessDays\(\s*now\(\)\s*,\s*(\d+)\s*\)$/.exec(feel) ?? [];
  if (days) return { kind: 'workingDays', n: Number(days) };
  const [, plain] = /^now\(\)\s*\+\s*duration\(\s*"(\w+)"\s*\)$/.exec(feel) ?? [];
  const span = plain && durationSpan(plain);
  return span && span.kind !== 'other' ? span : { kind: 'other', text: written! };
}

export function conditionFeel(condition: Condition): string | undefined {
  if (condition.kind === 'none') return undefined;
  if (condition.kind === 'other') return condition.text.trim() || undefined;
  const said = condition.clauses.map(
    ({ variable, isNot, value }) => `${variable} ${isNot ? '!=' : '='} ${typeof value === 'string' ? text(value) : value}`,
  );
  return said.length > 0 ? `=${said.join(condition.any ? ' or ' : ' and ')}` : undefined;
}

const clause = /^([a-z]\w*)\s*(!?=)\s*("(?:[^"\\]|\\.)*"|true|false)$/i;

export function conditionOf(written: string | undefined): Condition {
  const feel = bare(written);
  if (!feel) return { kind: 'none' };
  const outside = feel.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => '"'.padEnd(literal.length, '_'));
  const any = / or /.test(outside);
  const other: Condition = { kind: 'other', text: written! };
  if (any && / and /.test(outside)) return other;
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: joint } of outside.matchAll(any ? / or /g : / and /g)) {
    parts.push(feel.slice(from, index));
    from = index + joint.length;
  }
  parts.push(feel.slice(from));
  const clauses = parts.map((part) => clause.exec(part.trim()));
  if (clauses.some((found) => !found)) return other;
  return {
    kind: 'clauses',
    any,
    clauses: clauses.map((found) => {
      const [, name, operator, value] = found!;
      return { variable: name!, isNot: operator === '!=', value: value!.startsWith('"') ? read(value!) : value === 'true' };
    }),
  };
}

/** Enough who said the same: `count(votes[item = "approved"]) >= 2` */
export interface Quorum {
  outcome: string;
  n: number;
}
export const quorumFeel = ({ outcome, n }: Quorum): string => `=count(votes[item = ${text(outcome)}]) >= ${n}`;
export function quorumOf(written: string | undefined): Quorum | undefined {
  const [, outcome, n] =
    /^=?\s*count\(\s*votes\[\s*item\s*=\s*("(?:[^"\\]|\\.)*")\s*\]\s*\)\s*>=\s*(\d+)$/.exec(written?.trim() ?? '') ?? [];
  return outcome ? { outcome: read(outcome), n: Number(n) } : undefined;
}
