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
  /** `until` of a substitute: the last day on which somebody else is away */
  holders: { name: string; kind: AssignmentKind; until?: string }[];
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
export const holderLetters: Record<AssignmentKind, string> = { HOLDER: 'H', ACTING: 'A', ASSISTANT: 'S', SUBSTITUTE: 'U' };

/** Stands in texts for the short name of the office: of Unicode's private use, so nobody types it. */
export const OFFICE_NAME = '\uE000';
export const VACANT = '-';

/** The chart in objects, in the order of the lists: heads first within each level. */
export function chartOf(columns: ChartColumns): Chart {
  const units = unitsOf(columns);
  const posts = postsOf(columns, units);
  writeHolders(columns, posts);
  const order = Object.keys(levelLetters);
  const isWithin = ({ unit }: ChartPost) => Number(unit.id !== unit.officeId);
  posts.sort((a, b) => order.indexOf(a.unit.level) - order.indexOf(b.unit.level) || a.rank - b.rank || isWithin(a) - isWithin(b));
  return { version: columns.version, units, posts };
}

function unitsOf({ texts, units: u }: ChartColumns): ChartUnit[] {
  const [levels, kinds] = [named(levelLetters), named(unitLetters)];
  const ids = idsOf(u.ids);
  const offices = new Map<number, number>(); // place among the units, and among the offices
  ids.forEach((_, i) => u.kinds[i] === unitLetters.OFFICE && offices.set(i, offices.size));
  return ids.map((id, i) => {
    let office = i;
    while (!offices.has(office)) office = u.parents[office]!;
    const shortName = u.shortNames[offices.get(office)!]!;
    const code = texts[u.codes[i]!]!;
    return {
      id,
      code: code.startsWith('.') ? texts[u.codes[office]!]! + code : code,
      name: texts[u.names[i]!]!.replaceAll(OFFICE_NAME, shortName),
      shortName,
      level: levels(u.levels[i]!),
      kind: kinds(u.kinds[i]!),
      parentId: ids[u.parents[i]!] ?? null,
      officeId: ids[office]!,
      provinceCode: u.provinces[offices.get(office)!] || null,
    };
  });
}

function postsOf({ texts, roles, units: { posts: counts }, posts }: ChartColumns, units: ChartUnit[]): ChartPost[] {
  const kinds = named(postLetters);
  const owners = units.flatMap((unit, i) => Array<ChartUnit>(counts[i]!).fill(unit));
  return idsOf(posts.ids).map((id, i) => {
    const [unit, { title, kind, rank, maySign }] = [owners[i]!, roles[posts.roles[i]!]!];
    return { id, unit, title: texts[title]!.replaceAll(OFFICE_NAME, unit.shortName), kind: kinds(kind), rank, maySign, holders: [] };
  });
}

function writeHolders({ names, holders: { kinds: letters, given, family, untils } }: ChartColumns, posts: ChartPost[]): void {
  const kinds = named(holderLetters);
  let [post, person, substitute] = [0, 0, 0];
  for (const letter of letters) {
    if (letter !== VACANT) {
      const name = [names[given[person]!], names[family[person]!]].filter(Boolean).join(' ');
      const kind = kinds(letter.toUpperCase());
      posts[post]!.holders.push({ name, kind, ...(kind === 'SUBSTITUTE' && { until: untils[substitute++]! }) });
      person += 1;
    }
    if (letter === letter.toUpperCase()) post += 1;
  }
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
