import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { clock } from '../../shared/format/format';
import { LetterBody } from '../../shared/letters/letter-body';
import { letterQuery } from '../../shared/letters/letter.data';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { composeWords as w } from './compose.words';
import { draftOf, type Draft } from './draft';

/** Somebody else saved this draft meanwhile: who, when, and both texts to choose from. */
export function Conflict({
  id,
  draft,
  onKeep,
  onTake,
}: {
  id: string;
  draft: Draft;
  onKeep: (version: number) => void;
  onTake: (theirs: Draft, version: number) => void;
}) {
  const { data: letter, isFetchedAfterMount } = useQuery({ ...letterQuery(id), staleTime: 0, refetchOnMount: 'always' });
  const [isComparing, setComparing] = useState(false);
  const last = letter?.versions.at(-1);
  if (!isFetchedAfterMount || !letter || !last) return null; // what was known before is not what was saved meanwhile
  const choices = (
    <>
      <Button onPress={() => onTake(draftOf(letter), letter.version)}>{w.takeTheirs}</Button>
      <Button look="primary" onPress={() => onKeep(letter.version)}>
        {w.keepMine}
      </Button>
    </>
  );
  return (
    <>
      <Banner
        tone="warn"
        role="alert"
        icon={<TriangleAlert size={18} />}
        action={
          <div className="flex flex-wrap gap-2">
            <Button onPress={() => setComparing(true)}>{w.compare}</Button>
            {choices}
          </div>
        }
      >
        {w.conflict(last.author.name, clock(last.at))}
      </Banner>
      <Dialog title={w.compare} width="wide" isOpen={isComparing} onClose={() => setComparing(false)} actions={choices}>
        <div className="grid gap-4 md:grid-cols-2">
          {[
            { title: w.mine, subject: draft.subject, document: draft.document },
            { title: w.theirs(last.author.name), subject: letter.subject, document: letter.document },
          ].map(({ title, subject, document }) => (
            <section key={title} aria-label={title} className="min-w-0 rounded-card border border-line p-4">
              <h3 className="mb-2 text-secondary font-semibold text-ink-2">{title}</h3>
              <p className="mb-2 font-semibold">{subject}</p>
              <LetterBody document={document} />
            </section>
          ))}
        </div>
      </Dialog>
    </>
  );
}
