import type { ChangeView } from '../../../../contracts/org-changes';
import { differencesIn } from './change-facts';

const change = (part: Partial<ChangeView>): ChangeView => ({
  id: '1',
  at: '2026-11-24T08:00:00.000Z',
  by: { id: 'a', name: 'راهبر' },
  kind: 'POST',
  ref: 'b',
  name: 'کارشناس',
  act: 'EDITED',
  before: null,
  after: null,
  ...part,
});

describe('a change of the organisation', () => {
  it('is told with the words of the screens, before and after', () => {
    const edited = change({ before: { title: 'کارشناس', maySign: false }, after: { title: 'کارشناس مسئول', maySign: true } });
    expect(differencesIn(edited)).toEqual([
      { name: 'عنوان', before: 'کارشناس', after: 'کارشناس مسئول' },
      { name: 'حق امضا', before: 'ندارد', after: 'دارد' },
    ]);
  });

  it('names kinds and leaves ids of other things out', () => {
    const appointed = change({ kind: 'ASSIGNMENT', act: 'CREATED', after: { postId: 'x', personId: 'y', kind: 'ACTING', toAt: null } });
    expect(differencesIn(appointed)).toEqual([
      { name: 'نوع', before: undefined, after: 'سرپرست' },
      { name: 'تا', before: undefined, after: '—' },
    ]);
  });

  it('of which nothing is kept, as a new password, has nothing to show', () => {
    expect(differencesIn(change({ kind: 'PERSON', act: 'PASSWORD_RESET' }))).toEqual([]);
  });
});
