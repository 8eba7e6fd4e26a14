import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MigrationView } from '../../../../../contracts/route-migrations';
import { count, persianDigits, persianInstant } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { JobProgress } from '../../../shared/ui/job-progress';
import { Panel } from '../../../shared/ui/screen-header';
import { Refusal } from '../../../shared/ui/states';
import { StayedList } from '../../../shared/ui/stayed-list';
import { toast } from '../../../shared/ui/toast';
import { placeWord } from '../../../shared/diagram/story.words';
import { refusedIn } from './mapping';
import { refusalsQuery, useMigrate } from './moves.data';
import { moveWords as words } from './moves.words';

const no = (version: number) => persianDigits(String(version));

/** What was tried, moved and taken back, the newest first. */
export function Migrations({ route, migrations }: { route: string; migrations: readonly MigrationView[] }) {
  const [asked, setAsked] = useState<MigrationView | null>(null);
  const back = useMigrate(route, () => {
    toast({ title: words.begun, tone: 'ok' });
    setAsked(null);
  });
  const takenBack = new Set(migrations.map(({ reverses }) => reverses));
  return (
    <Panel title={words.list}>
      {migrations.length === 0 && <p className="px-4 pb-3 text-ui text-ink-3">{words.none}</p>}
      <ul aria-label={words.list} className="divide-y divide-line">
        {migrations.map((migration) => (
          <Migration
            key={migration.id}
            migration={migration}
            isTakenBack={takenBack.has(migration.id)}
            onBack={() => {
              back.reset();
              setAsked(migration);
            }}
          />
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={words.back}
          action={words.back}
          look="danger"
          isPending={back.isPending}
          onConfirm={() => back.mutate({ reverses: asked.id })}
          onClose={() => setAsked(null)}
        >
          <p>{words.backSays(count(asked.moved), no(asked.from))}</p>
          <Refusal error={back.error} />
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function Migration({ migration, isTakenBack, onBack }: { migration: MigrationView; isTakenBack: boolean; onBack: () => void }) {
  const { id, from, to, dryRun, reverses, by, at, doneAt, moved, refused, left } = migration;
  const [isOpen, setOpen] = useState(false);
  const kind = reverses ? 'back' : dryRun ? 'dry' : 'real';
  const stayed = refusedIn(migration);
  const seen = moved + stayed;
  const mayGoBack = kind === 'real' && doneAt !== null && moved > 0 && !isTakenBack;
  return (
    <li className="space-y-2 px-4 py-3">
      <p className="flex flex-wrap items-center gap-2 text-ui font-medium">
        {words.what(no(from), no(to))}
        <Chip tone={kind === 'dry' ? 'plain' : 'info'}>{words.kinds[kind]}</Chip>
        {isTakenBack && <Chip tone="warn">{words.takenBack}</Chip>}
      </p>
      <p className="text-secondary text-ink-2">{words.by(by.name, persianInstant(at))}</p>
      {doneAt === null ? (
        <JobProgress label={words.progress} done={seen} total={seen + left}>
          {words.soFar(count(seen), count(seen + left))}
        </JobProgress>
      ) : (
        <p className="text-ui">
          {words.moved(count(moved), dryRun)}، {words.refused(count(stayed), dryRun)}
        </p>
      )}
      {refused.length > 0 && (
        <ul className="list-disc ps-5 text-secondary text-ink-2">
          {refused.map(({ element, name, code, sentence, count: letters }) => (
            <li key={`${element} ${code}`}>{element ? words.why(placeWord({ name }), sentence, count(letters)) : sentence}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {stayed > 0 && (
          <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? words.hide : words.letters}
          </Button>
        )}
        {mayGoBack && <Button onPress={onBack}>{words.back}</Button>}
      </div>
      {isOpen && <Letters migration={id} />}
    </li>
  );
}

function Letters({ migration }: { migration: string }) {
  const list = useInfiniteQuery(refusalsQuery(migration));
  return (
    <StayedList
      label={words.letters}
      list={list}
      rowOf={({ letter, sentence }) => ({ key: letter.id, number: letter.number, sentence })}
      unnumbered={words.unnumbered}
    />
  );
}
