import type { ChartColumns } from '../../contracts/chart';
import { type ChartUnit, holderLetters, levelLetters, OFFICE_NAME, postLetters, unitLetters, VACANT } from '../../contracts/chart-columns';
import type { AssignmentKind, PostKind } from '../../contracts/org';

export interface PostFacts {
  id: string;
  unitId: string;
  title: string;
  kind: PostKind;
  rank: number;
  maySign: boolean;
}

export interface HolderFacts {
  postId: string;
  name: string;
  kind: AssignmentKind;
  /** of a substitute */
  until: string | null;
}

/**
 * The chart as it travels: thousands of posts are called alike but for the name of their office, and thousands of people share their given
 * names, so each text goes once.
 * @param posts those of each unit together, in the order of the units · @param holders those of each post together
 */
export function columnsOf(version: string, units: ChartUnit[], posts: PostFacts[], holders: HolderFacts[]): ChartColumns {
  const [texts, names, roles] = [new Places(), new Places(), new Places()];
  const places = new Map(units.map(({ id }, i) => [id, i]));
  const officeOf = (unitId: string) => units[places.get(units[places.get(unitId)!]!.officeId)!]!;
  const text = (words: string, unitId: string) => texts.of(withoutName(words, officeOf(unitId).shortName));
  const offices = units.filter(({ kind }) => kind === 'OFFICE');
  const [postsOf, holdersOf] = [grouped(posts, ({ unitId }) => unitId), grouped(holders, ({ postId }) => postId)];
  const ordered = units.flatMap(({ id }) => postsOf(id));
  const people = ordered.flatMap(({ id }) => holdersOf(id).map(({ name }) => splitName(name)));
  const role = ({ title, unitId, kind, rank, maySign }: PostFacts) =>
    roles.of(JSON.stringify({ title: text(title, unitId), kind: postLetters[kind], rank, maySign }));
  return {
    version,
    units: {
      ids: units.map(({ id }) => packed(id)).join(''),
      codes: units.map(({ id, code }) => texts.of(withoutPrefix(code, officeOf(id).code))),
      names: units.map(({ id, name }) => text(name, id)),
      levels: units.map(({ level }) => levelLetters[level]).join(''),
      kinds: units.map(({ kind }) => unitLetters[kind]).join(''),
      parents: units.map(({ parentId }) => (parentId === null ? -1 : (places.get(parentId) ?? -1))),
      shortNames: offices.map(({ shortName }) => shortName),
      provinces: offices.map(({ provinceCode }) => provinceCode ?? ''),
      posts: units.map(({ id }) => postsOf(id).length),
    },
    posts: { ids: ordered.map(({ id }) => packed(id)).join(''), roles: ordered.map(role) },
    roles: roles.all.map((each) => JSON.parse(each) as ChartColumns['roles'][number]),
    holders: {
      kinds: ordered.map(({ id }) => lettersOf(holdersOf(id))).join(''),
      given: people.map(([given]) => names.of(given)),
      family: people.map(([, family]) => names.of(family)),
      untils: ordered.flatMap(({ id }) => holdersOf(id).flatMap(({ kind, until }) => (kind === 'SUBSTITUTE' && until) || [])),
    },
    texts: texts.all,
    names: names.all,
  };
}

/** A small letter says that the same post has another holder. */
function lettersOf(holders: HolderFacts[]): string {
  const letters = holders.map(({ kind }) => holderLetters[kind]);
  return letters.length === 0 ? VACANT : letters.map((letter, i) => (i < letters.length - 1 ? letter.toLowerCase() : letter)).join('');
}

function grouped<T>(items: T[], keyOf: (item: T) => string): (key: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return (key) => groups.get(key) ?? [];
}

/** Each text once, in the order of first use. */
class Places {
  readonly all: string[] = [];
  private readonly known = new Map<string, number>();

  of(text: string): number {
    let place = this.known.get(text);
    if (place === undefined) this.known.set(text, (place = this.all.push(text) - 1));
    return place;
  }
}

const packed = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function withoutName(words: string, officeName = ''): string {
  const clean = words.replaceAll(OFFICE_NAME, '');
  return officeName ? clean.replaceAll(officeName, OFFICE_NAME) : clean;
}

const withoutPrefix = (code: string, office: string) => (code.startsWith(`${office}.`) ? code.slice(office.length) : code);

function splitName(name: string): [given: string, family: string] {
  const [given = '', ...family] = name.split(' ');
  return [given, family.join(' ')];
}
