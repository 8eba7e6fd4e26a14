import type { ReactNode } from 'react';
import type { Where } from './board.data';
import type { BoardSearch } from './board-search';
import { boardWords as words } from './board.words';
import { MeasuresTab } from './measures-tab';
import { PostsTab } from './posts-tab';
import { TimeTab } from './time-tab';

/** What every tab of a place is given; what it changes stands in the address. */
export interface BoardTabProps {
  where: Where;
  search: BoardSearch;
  onChange: (part: Partial<BoardSearch>) => void;
}

export interface BoardTab {
  id: string;
  label: string;
  /** at which levels there is one; everywhere where nothing is said */
  levels?: readonly Where['level'][];
  show: (props: BoardTabProps) => ReactNode;
}

/** The board as it stands now. */
export const NOW = 'board';

/** Beside it. */
export const boardTabs: readonly BoardTab[] = [
  { id: 'measures', label: words.tabs.measures, show: (props) => <MeasuresTab {...props} /> },
  { id: 'time', label: words.tabs.time, show: (props) => <TimeTab {...props} /> },
  { id: 'posts', label: words.tabs.posts, levels: ['county', 'unit'], show: (props) => <PostsTab {...props} /> },
];
