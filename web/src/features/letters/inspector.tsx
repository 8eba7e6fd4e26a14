import type { ReactNode } from 'react';
import type { LetterPath } from '../../../../contracts/path';
import type { LetterView } from '../../../../contracts/views';
import { Tabs } from '../../shared/ui/tabs';
import { HistoryView } from './history-view';
import type { TaskRef } from './letters.data';
import { historyWords as h, readerWords as w } from './letters.words';
import { PathView } from './path-view';
import { RouteOptions } from './route-options';
import { RoutePicture } from './route-picture';
import { ReferralTree } from './referral-tree';

/** Beside the letter: its way, the desks it was sent on to, and what it goes back to. */
export function Inspector({ letter, path, mine }: { letter: LetterView; path: LetterPath; mine: TaskRef | undefined }) {
  return (
    <aside aria-label={w.inspector} className="rounded-card border border-line bg-surface print:hidden">
      <Tabs
        label={w.inspector}
        tabs={[
          {
            id: 'path',
            label: h.path,
            content: (
              <Pane>
                {path.route && (
                  <>
                    <RoutePicture letter={path.letter.id} name={path.route.name} />
                    <RouteOptions letter={path.letter.id} />
                  </>
                )}
                <PathView path={path} mine={mine} />
              </Pane>
            ),
          },
          {
            id: 'tree',
            label: h.referrals,
            content: (
              <Pane>
                <ReferralTree path={path} />
              </Pane>
            ),
          },
          {
            id: 'history',
            label: h.history,
            content: (
              <Pane>
                <HistoryView letter={letter} />
              </Pane>
            ),
          },
        ]}
      />
    </aside>
  );
}

const Pane = ({ children }: { children: ReactNode }) => <div className="px-4 pb-3">{children}</div>;
