import type { Outcome, TaskKind } from './tasks';

/**
 * What a route may ask of people and command of the office. The law of letters stays in code behind these names: a command that must not
 * happen now is refused with an error the route may catch. Words for people: `route-catalogue.words.ts`.
 */

/** Forms of user tasks: how a task lies on a desk, and what may be done with it. A task without one of them is a `step`. */
export const routeForms = {
  /** the text is read, edited or sent back */
  'letter.review': { task: 'review', outcomes: ['approved', 'returned', 'rejected'] },
  /** the text is signed: by the post itself, never by an assistant */
  'letter.sign': { task: 'sign', outcomes: ['signed', 'returned', 'rejected'] },
} as const satisfies Record<string, { task: TaskKind; outcomes: readonly Outcome[] }>;
export type RouteForm = keyof typeof routeForms;

/** The button of a `step` that declares no `route.outcomes`. */
export const STEP_DONE = 'done';

/** Commands of service and send tasks, each with the errors it may end with. */
export const routeCommands = {
  /** Back to the drafter's desk, where it has no number yet; goes on when it is submitted anew. */
  'letter.return': ['letter.registered'],
  /** Leaves time to take the signature back, then allots the number. Who took it back signs, returns or rejects it anew. */
  'letter.register': ['letter.unsigned', 'letter.returned', 'letter.rejected'],
  /** Opens the desks of everybody it is addressed to; of an inquiry, asks the units. */
  'letter.dispatch': ['letter.unregistered'],
  'inquiry.open': ['letter.unregistered', 'inquiry.none'],
  /** Goes on when everybody has done with it. */
  'letter.await': ['letter.unregistered'],
  /** Goes on when it is concluded; brings `answered` and `asked`, how many units. */
  'inquiry.await': ['inquiry.none'],
  /** A notice on the desks of `to`, a post or a list of posts. Holds nobody up. */
  'letter.notify': ['post.unknown'],
  /** Gives it up; the route ends with it. */
  'letter.discard': ['letter.registered'],
} as const satisfies Record<string, readonly string[]>;
export type RouteCommand = keyof typeof routeCommands;

export const isRouteCommand = (type: string): type is RouteCommand => Object.hasOwn(routeCommands, type);
export const isRouteForm = (form: string | undefined): form is RouteForm => form !== undefined && Object.hasOwn(routeForms, form);

/** What every route of a letter knows from its start: ids, codes and counts, never a name or a text. */
export const routeVariables = [
  'letterId',
  'kind', // LETTER, CIRCULAR, INQUIRY
  'inquiryType', // its code; null
  'classification',
  'priority',
  'sender', // the post it is written in
  'unit', // of that post
  'office',
  'recipients', // units it is for
  'copies', // units that get it for information
  'outside', // whether it goes to somebody outside
  'reviewers', // posts the drafter named
  'signers',
  'outcome', // the button pressed last
] as const;
