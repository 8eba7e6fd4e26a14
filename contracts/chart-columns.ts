import type { ChartColumns } from './chart';
import type { AssignmentKind, PostKind, UnitKind, UnitLevel } from './org';

/** No validation library comes along: the browser reads the chart with this alone. */

export interface ChartUnit {
  id: string;
  code: string;
  name: string;
  /** of its office */
  shortName: string;
  level: UnitLevel;
  kind: UnitKind;
  parentId: string | null;
  officeId: string;
  provinceCode: string | null;
}

export interface ChartPost {
  id: string;
  unit: ChartUnit;
  title: string;
  kind: PostKind;
  /** 0 is the head of the unit */
  rank: number;
  maySign: boolean;
  holders: { name: string; kind: AssignmentKind }[];
}

export interface Chart {
  version: string;
  units: ChartUnit[];
  posts: ChartPost[];
}

export const levelLetters: Record<UnitLevel, string> = { HEADQUARTERS: 'H', PROVINCIAL_OFFICE: 'P', COUNTY_OFFICE: 'C' };
export const unitLetters: Record<UnitKind, string> = { OFFICE: 'O', DEPUTY: 'D', DEPARTMENT: 'E', SECRETARIAT: 'S' };
export const postLetters: Record<PostKind, string> = {
  HEAD: 'H',
  DEPUTY: 'D',
  EXPERT: 'E',
  CLERK: 'C',
  COUNTER: 'G',
  ASSISTANT_DESK: 'A',
  SUPERVISOR: 'S',
};
export const holderLetters: Record<AssignmentKind, string> = { HOLDER: 'H', ACTING: 'A', ASSISTANT: 'S' };

/** The chart in objects, in the order of the lists: heads first within each level. */
export function chartOf({ version, texts, names, units: u, posts: p, holders: h }: ChartColumns): Chart {
  const [levels, unitKinds, postKinds, holderKinds] = [named(levelLetters), named(unitLetters), named(postLetters), named(holderLetters)];
  const unitIds = idsOf(u.ids);
  const text = (place: number, office: number) => texts[place]!.replaceAll('*', u.shortNames[office]!);
  const units = unitIds.map((id, i): ChartUnit => ({
    id,
    code: u.codes[i]!,
    name: text(u.names[i]!, u.offices[i]!),
    shortName: u.shortNames[u.offices[i]!]!,
    level: levels(u.levels[i]!),
    kind: unitKinds(u.kinds[i]!),
    parentId: unitIds[u.parents[i]!] ?? null,
    officeId: unitIds[u.offices[i]!]!,
    provinceCode: u.provinces[i] || null,
  }));
  const posts = idsOf(p.ids).map((id, i): ChartPost => ({
    id,
    unit: units[p.units[i]!]!,
    title: text(p.titles[i]!, u.offices[p.units[i]!]!),
    kind: postKinds(p.kinds[i]!),
    rank: p.ranks[i]!,
    maySign: p.signs[i] === '1',
    holders: [],
  }));
  h.posts.forEach((post, i) => {
    const name = [names[h.given[i]!], names[h.family[i]!]].filter(Boolean).join(' ');
    posts[post]!.holders.push({ name, kind: holderKinds(h.kinds[i]!) });
  });
  return { version, units, posts };
}

const ID = 22;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function idsOf(packed: string): string[] {
  return Array.from({ length: packed.length / ID }, (_, i) => uuidOf(packed.slice(i * ID, (i + 1) * ID)));
}

/** 22 characters carry 132 bits, of which the last four are nothing. */
function uuidOf(packed: string): string {
  let bits = 0n;
  for (const letter of packed) bits = (bits << 6n) | BigInt(alphabet.indexOf(letter));
  const hex = (bits >> 4n).toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function named<T extends string>(letters: Record<T, string>): (letter: string) => T {
  const names = new Map(Object.entries(letters).map(([name, letter]) => [letter, name as T]));
  return (letter) => names.get(letter)!;
}
