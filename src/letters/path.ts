import type { LetterPath } from '../../contracts/path';
import { hopsOf } from './path-hops';
import { groupBy, timeOf, postOf, unitOf } from './path-names';
import { expectedOf, placesOf } from './path-now';
import type { Names, PathRows, Viewer } from './path-rows';
import { sightOf } from './path-sight';
import { stopsOf } from './path-stops';
import { sentencesOf } from './path-words';

/** Tells the way of a letter from what is stored of it, as far as this reader may know it. Pure: the same rows give the same path. */
export function pathOf(rows: PathRows, viewer: Viewer, names: Names): LetterPath {
  const sight = sightOf(rows, viewer);
  const { letter, inquiry } = rows;
  const own = sight.processes.find(({ id }) => id === letter.id)!;
  const question = sight.processes.find(({ kind }) => kind === 'inquiry');
  const children = stopsOf(rows, sight, names);
  const path: Omit<LetterPath, 'text'> = {
    letter: {
      id: letter.id,
      kind: letter.kind,
      direction: letter.direction,
      subject: letter.subject,
      number: letter.number,
      registeredAt: letter.registeredAt && timeOf(letter.registeredAt),
      state: own.state,
      office: unitOf(names, letter.office)!,
      post: postOf(names, letter.post),
      outside: letter.outside,
    },
    inquiry:
      inquiry && question
        ? {
            id: question.id,
            state: question.state,
            ...inquiry,
            asked: children.filter(({ process }) => process.kind === 'respondent').length,
            answered: children.filter(({ process, state }) => process.kind === 'respondent' && state === 'ANSWERED').length,
          }
        : null,
    route: rows.route,
    asOf: timeOf(rows.now),
    hops: hopsOf(rows, sight, names),
    now: placesOf(rows, sight, names),
    next: expectedOf(rows, sight, names),
    children,
    groups: [...groupBy(children, ({ state }) => state)].map(([state, stops]) => ({
      state,
      count: stops.length,
      units: stops.map(({ unit }) => unit),
    })),
  };
  return { ...path, text: sentencesOf(path) };
}

/** Every id that has to be named before a path can be told. */
export function idsIn({ letter, processes, lines, tasks }: PathRows) {
  const refs = lines.map((line) => line.refs);
  return {
    units: distinct([letter.office, ...processes.map(({ unit }) => unit), ...refs.map(({ unit }) => unit)]),
    posts: distinct([
      letter.post,
      ...lines.map(({ post }) => post),
      ...tasks.map(({ post }) => post),
      ...refs.flatMap((ref) => [ref.post, ref.from, ref.clerk, ref.asker, ...(ref.reviewers ?? []), ...(ref.signers ?? [])]),
    ]),
    people: distinct([
      letter.drafter,
      ...lines.flatMap(({ actor, behalf, refs }) => [actor, behalf, refs.by]),
      ...tasks.flatMap(({ closedBy, claimedBy }) => [closedBy, claimedBy]),
    ]),
    /** posts whose present holders are shown */
    desks: distinct(tasks.filter(({ state }) => state === 'open').map(({ post }) => post)),
  };
}

const distinct = (ids: (string | null | undefined)[]) => [...new Set(ids.filter((id) => id != null))];
