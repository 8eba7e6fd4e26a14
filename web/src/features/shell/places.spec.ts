import type { MeView } from '../../../../contracts/auth';
import { placesOf } from './places';
import { navigationWords } from './shell.words';

/** Whoever sits on one chair, as far as places ask. */
const groupsOf = (postKind: string, standsIn?: string) =>
  placesOf({
    person: { isAdmin: false },
    posts: [{ postKind, standsIn: standsIn ? { scope: standsIn } : null }],
  } as unknown as MeView).map(({ title }) => title);

describe('the places somebody has', () => {
  it('have the board for heads and supervisors, and for who stands in for all of their work', () => {
    for (const kind of ['HEAD', 'SUPERVISOR']) {
      expect(groupsOf(kind)).toContain(navigationWords.supervision);
      expect(groupsOf(kind, 'WITHOUT_SIGNING')).toContain(navigationWords.supervision);
    }
    expect(groupsOf('EXPERT')).not.toContain(navigationWords.supervision);
  });

  it('have no board for who stands in at the desk alone', () => {
    expect(groupsOf('HEAD', 'DESK')).not.toContain(navigationWords.supervision);
  });
});
