import { isRouteCommand, type RouteCommand } from '../../../contracts/route-catalogue';
import type { Json, Variables } from '../../../contracts/route-events';
import type { PastLetter } from './past';

/** What the law of letters knows of a letter on trial. */
export interface Standing {
  letter: PastLetter;
  isSigned: boolean;
  /** when it got its number */
  numbered: number | null;
}

/** What a command comes to: at once, after work of a post, at an instant, or never in the time that is looked at. */
export type Outcome =
  | { brings: Variables }
  | { refused: string }
  | { work: { post: string; kind: string }; brings: Variables }
  | { at: number; brings: Variables }
  | { never: true }
  | { discards: true };

/** The commands of the catalogue as they would end; what is not in it is done at once, as in a rehearsal. */
export function outcomeOf(
  type: string,
  given: Variables,
  standing: Standing,
  now: number,
  postOf: (name: string) => string | undefined,
): Outcome {
  return isRouteCommand(type) ? outcomes[type](standing, given, now, postOf) : { brings: {} };
}

type Command = (standing: Standing, given: Variables, now: number, postOf: (name: string) => string | undefined) => Outcome;

const outcomes: Record<RouteCommand, Command> = {
  'letter.return': ({ letter, numbered }) =>
    numbered === null
      ? { work: { post: String(letter.variables.sender), kind: 'draft' }, brings: { outcome: 'submitted' } }
      : { refused: 'letter.registered' },
  'letter.register': ({ letter: { clerk }, isSigned, numbered }) => {
    if (numbered !== null) return { brings: {} };
    if (!isSigned) return { refused: 'letter.unsigned' };
    return clerk ? { work: { post: clerk, kind: 'register' }, brings: {} } : { brings: {} };
  },
  'letter.dispatch': ({ numbered }) => (numbered === null ? { refused: 'letter.unregistered' } : { brings: {} }),
  'inquiry.open': ({ letter, numbered }) => {
    if (letter.variables.kind !== 'INQUIRY') return { refused: 'inquiry.none' };
    return numbered === null ? { refused: 'letter.unregistered' } : { brings: {} };
  },
  'letter.await': (standing, _, now) => (standing.numbered === null ? { refused: 'letter.unregistered' } : asLongAsIt(standing, now, {})),
  'inquiry.await': (standing, _, now) => {
    const { answered, asked, variables } = standing.letter;
    return variables.kind === 'INQUIRY' && standing.numbered !== null
      ? asLongAsIt(standing, now, { answered, asked })
      : { refused: 'inquiry.none' };
  },
  'letter.notify': (_, { to = null }, _now, postOf) => (namesIn(to).some(postOf) ? { brings: {} } : { refused: 'post.unknown' }),
  'letter.discard': ({ numbered }) => (numbered === null ? { discards: true } : { refused: 'letter.registered' }),
};

/** From its number on, others have it: they take as long as they took. */
function asLongAsIt({ letter: { numbered, closed } }: Standing, now: number, brings: Variables): Outcome {
  return numbered !== null && closed !== null ? { at: now + Math.max(0, closed - numbered), brings } : { never: true };
}

export const namesIn = (to: Json): string[] => (Array.isArray(to) ? to : [to]).flatMap((name) => (typeof name === 'string' ? name : []));
