import type { AssignmentKind } from '../../contracts/org';
import type { Chart, SeedPost } from './seed-chart';
import { personName } from './seed-names';

export interface SeedPerson {
  username: string;
  name: string;
  clearance: string;
  is_admin: boolean;
}

export interface SeedAssignment {
  post: string;
  username: string;
  kind: AssignmentKind;
}

export interface Staff {
  people: SeedPerson[];
  assignments: SeedAssignment[];
}

/**
 * Who works where: a person for every post, whose username is the post's code, with the irregularities of a real office.
 * Some posts are vacant and somebody acts in them, some people have several, and the secretaries work their directors' cartables.
 */
export function staffOf({ units, posts }: Chart): Staff {
  const levels = new Map(units.map(({ code, level }) => [code, level]));
  const substitutes = new Map(posts.flatMap((post) => standIn(post) ?? []));
  const held = posts.filter(({ code }) => !substitutes.has(code));

  const people = held.map((post) => {
    const username = post.code === ADMIN_POST ? 'admin' : post.code;
    return {
      username,
      name: personName(username),
      clearance: clearanceOf(post, levels.get(post.unit)),
      is_admin: post.code === ADMIN_POST,
    };
  });
  const assignments: SeedAssignment[] = [
    ...held.map(({ code }) => ({ post: code, username: code === ADMIN_POST ? 'admin' : code, kind: 'HOLDER' as const })),
    ...Array.from(substitutes, ([post, { by: username, kind }]) => ({ post, username, kind })),
    ...held
      .filter(({ kind }) => kind === 'ASSISTANT_DESK')
      .map(({ code, unit }) => ({ post: `${unit}.${unit === 'hq' ? 'president' : 'head'}`, username: code, kind: 'ASSISTANT' as const })),
  ];
  return { people, assignments };
}

const ADMIN_POST = 'hq.it.admin';

/** Posts without a person of their own: vacant with somebody acting, or the second post of a colleague. */
function standIn({ code }: SeedPost): [string, { by: string; kind: AssignmentKind }][] | null {
  const [unit = '', role = ''] = [code.slice(0, code.lastIndexOf('.')), code.slice(code.lastIndexOf('.') + 1)];
  const n = Number(unit.slice(0, 4));
  if (/^\d{4}$/.test(unit)) {
    if (role === 'head' && n % 40 === 7) return [[code, { by: `${unit}.deputy`, kind: 'ACTING' }]];
    if (role === 'expert3' && n % 15 === 3) return [[code, { by: `${unit}.expert2`, kind: 'HOLDER' }]];
  }
  if (/^\d\d\.pr$/.test(unit) && role === 'head' && Number(unit.slice(0, 2)) % 5 === 2)
    return [[code, { by: `${unit.slice(0, 2)}.admin.head`, kind: 'ACTING' }]];
  if (code === 'hq.advisor3') return [[code, { by: 'hq.pr.head', kind: 'HOLDER' }]];
  return null;
}

function clearanceOf({ code, kind, rank, unit }: SeedPost, level = 'COUNTY_OFFICE'): string {
  if (code === 'hq.president') return 'TOP_SECRET';
  if (kind === 'HEAD' && (unit.endsWith('security') || (rank === 0 && /^(\d\d|hq\..*)$/.test(unit)))) return 'SECRET';
  if (kind === 'HEAD' || kind === 'DEPUTY' || kind === 'ASSISTANT_DESK' || kind === 'SUPERVISOR') return 'HIGHLY_CONFIDENTIAL';
  if (kind === 'CLERK') return level === 'COUNTY_OFFICE' ? 'CONFIDENTIAL' : 'HIGHLY_CONFIDENTIAL';
  return kind === 'EXPERT' && level !== 'COUNTY_OFFICE' ? 'CONFIDENTIAL' : 'UNCLASSIFIED';
}
