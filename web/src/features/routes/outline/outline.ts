/** A route as a list of steps. What cannot be said so is closed: shown, and left as it is. */
export interface Sequence {
  /** the flow on which something is put before the first item */
  first: string;
  items: Item[];
  /** of a whole list: names of steps that only the drawing shows */
  beside?: string[];
}

export type Item = PersonStep | CommandStep | ParallelBlock | ClosedPart;

interface Placed {
  /** of the step, of the splitting gateway, or of the first closed element */
  id: string;
  name: string;
  /** by which it is come to */
  entry: string;
  /** the flow to what follows; null where nothing can be put after it */
  exit: string | null;
  /** what hangs on it and is only seen in the drawing: repetitions, events at its edge */
  hasMore: boolean;
  /** whether other ways that only the drawing shows go out after it */
  hasWays: boolean;
  /** whether one of them comes in again right after it, so that it keeps its place */
  isFixed: boolean;
}

export interface PersonStep extends Placed {
  is: 'person';
  /** `letter.review`, `letter.sign`, or another; empty: none */
  form: string;
  /** as written, with the leading `=` of an expression */
  who: string;
  due: string;
  outcomes: string[];
  choices: Choice[];
  late: Late | null;
}

export interface CommandStep extends Placed {
  is: 'command';
  command: string;
  /** whom a notice is for */
  to: string;
}

export interface ParallelBlock extends Placed {
  is: 'parallel';
  branches: Sequence[];
}

export interface ClosedPart extends Placed {
  is: 'closed';
  /** names of what lies in it */
  names: string[];
}

/** Where it goes after an outcome other than the usual one. */
export interface Choice {
  flow: string;
  outcome: string;
  /** a step of the list; `end`; null where it leads into a closed part */
  to: string | null;
  /** a command on the way */
  via: string | null;
}

/** Who is told when a step is late. */
export interface Late {
  event: string;
  after: string;
  to: string;
}

/** All steps of a sequence and of the branches in it, in order. */
export const everyItem = ({ items }: Sequence): Item[] =>
  items.flatMap((item) => [item, ...(item.is === 'parallel' ? item.branches.flatMap(everyItem) : [])]);
