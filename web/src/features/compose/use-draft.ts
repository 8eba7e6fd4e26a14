import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { keeping } from './compose.data';
import type { Draft } from './draft';
import { DraftKeeper, type Kept } from './draft-keeper';
import { recall, remember } from './local-copy';

/** Keeps a draft while its screen is open. `recovered` when something was found here that the server had not got. */
export function useDraft(start: Draft, letter: LetterView | null, isReview: boolean, onBorn: (id: string) => void) {
  const [{ keeper, recovered }] = useState(() => open(start, letter, isReview));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  const born = useEffectEvent(onBorn);
  const wasNew = !letter;
  useEffect(() => {
    if (wasNew && kept.id) born(kept.id);
  }, [wasNew, kept.id]);
  useEffect(() => {
    if (recovered) keeper.resume();
    const again = () => void keeper.save();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      keeper.stop();
      if (!isReview && keeper.snapshot().state === 'waiting') again(); // what was written last is told when one goes on to something else
    };
  }, [keeper, isReview, recovered]);
  return { keeper, kept, recovered };
}

function open(start: Draft, letter: LetterView | null, isReview: boolean): { keeper: DraftKeeper; recovered: boolean } {
  const copy = recall(letter?.id ?? null);
  // a new letter that answers or forwards another begins as asked; only an open page of the same sort goes on with the old one
  const fits = copy && (letter ? copy.version === letter.version : !start.answers && !start.follows && copy.draft.kind === start.kind);
  const draft = fits ? copy.draft : start;
  const at = Date.parse(letter?.versions.at(-1)?.at ?? '') || Date.now();
  if (isReview) return { keeper: new DraftKeeper(reviewing, draft, { id: letter!.id, version: letter!.version, at }), recovered: !!fits };
  const saved = letter && { id: letter.id, version: letter.version, at, ...(fits && { told: start }) };
  return { keeper: new DraftKeeper(keeping, draft, saved), recovered: !!fits };
}

/** A reviewer's corrections are not a draft: they stay here until they are agreed to. */
const reviewing: typeof keeping = {
  ...keeping,
  edit: (_id, { version }) => Promise.resolve({ version }),
  remember: (id, draft, version) => draft && remember(id, draft, version),
};

export type { Kept };
