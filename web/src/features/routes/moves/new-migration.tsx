import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MigrationView } from '../../../../../contracts/route-migrations';
import type { RouteView } from '../../../../../contracts/routes';
import { drawingQuery } from '../../../shared/diagram/diagram.data';
import { placeWord } from '../../../shared/diagram/story.words';
import { count, persianDigits } from '../../../shared/format/format';
import { Banner } from '../../../shared/ui/banner';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { SelectField } from '../../../shared/ui/field';
import { Panel } from '../../../shared/ui/screen-header';
import { Refusal } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { Drawings } from './drawings';
import { elementsInDoubt, isOf, offeredFor, refusedIn, type Wish } from './mapping';
import { useMigrate } from './moves.data';
import { moveWords as words } from './moves.words';

const no = (version: number) => persianDigits(String(version));
const STAYS = '';

/** First tells what would happen; only what was told can then be begun. @param published numbers, the newest first */
export function NewMigration({
  route,
  published,
  migrations,
}: {
  route: RouteView;
  published: readonly number[];
  migrations: readonly MigrationView[];
}) {
  const [wish, setWish] = useState<Wish>({ from: published[1]!, to: published[0]!, elements: {} });
  const [tried, setTried] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: source } = useQuery(drawingQuery(route.id, wish.from));
  const { data: target } = useQuery(drawingQuery(route.id, wish.to));
  const between = (part: Partial<Wish>) => {
    setWish((before) => ({ ...before, ...part, elements: {} }));
    setTried(null);
  };
  const dryRun = useMigrate(route.id, ({ id }) => setTried(id));
  const move = useMigrate(route.id, () => {
    toast({ title: words.begun, tone: 'ok' });
    setAsking(false);
    between({});
  });
  const dry = migrations.find(({ id }) => id === tried);
  const answer = dry?.doneAt && isOf(dry, wish) ? dry : null;
  const isLooking = dryRun.isPending || (!!dry && dry.doneAt === null);
  const sums = answer && ([count(answer.moved), count(refusedIn(answer))] as const);
  const inDoubt = elementsInDoubt(dry ?? { refused: [] }, wish.elements);
  const versions = published.map((version) => ({ id: String(version), label: words.version(no(version)) }));
  const rename = (element: string, to: string) =>
    setWish(({ elements: { [element]: _, ...others }, ...rest }) => ({
      ...rest,
      elements: to === STAYS ? others : { ...others, [element]: to },
    }));
  const begin = (isDry: boolean) => ({ to: wish.to, command: { from: wish.from, elements: wish.elements, dryRun: isDry } });
  const isSame = wish.from === wish.to;
  return (
    <Panel title={words.begin}>
      <div className="space-y-4 px-4 pb-4">
        <div className="grid items-start gap-4 md:grid-cols-2">
          <SelectField
            label={words.from}
            value={String(wish.from)}
            onChange={(version) => between({ from: Number(version) })}
            options={versions}
          />
          <SelectField
            label={words.to}
            value={String(wish.to)}
            onChange={(version) => between({ to: Number(version) })}
            options={versions}
            error={isSame ? words.same : undefined}
          />
        </div>
        {source && target && !isSame && <Drawings {...{ route, wish, source, target, dry, chosen }} onChoose={setChosen} />}
        {inDoubt.length > 0 && (
          <fieldset className="space-y-3">
            <legend className="text-ui font-semibold">{words.mapping}</legend>
            <p className="text-secondary text-ink-2">{words.mappingSays}</p>
            <div className="grid gap-4 md:grid-cols-2">
              {inDoubt.map((id) => (
                <div key={id} onPointerEnter={() => setChosen(id)}>
                  <SelectField
                    label={words.becomes(placeWord(source?.elements.find((element) => element.id === id) ?? { name: id }))}
                    value={wish.elements[id] ?? STAYS}
                    onChange={(to) => rename(id, to)}
                    options={[
                      { id: STAYS, label: words.stays },
                      ...offeredFor(id, source?.elements ?? [], target?.elements ?? []).map((element) => ({
                        id: element.id,
                        label: placeWord(element),
                      })),
                    ]}
                  />
                </div>
              ))}
            </div>
          </fieldset>
        )}
        <div aria-live="polite">
          {sums && (
            <Banner tone={answer.moved === 0 ? 'warn' : 'info'}>{refusedOrMoved(answer) ? words.would(...sums) : words.wouldNone}</Banner>
          )}
        </div>
        <Refusal error={dryRun.error} />
        <div className="flex flex-wrap gap-2">
          <Button isPending={isLooking} isDisabled={isSame} onPress={() => dryRun.mutate(begin(true))}>
            {isLooking ? words.looking : dry ? words.again : words.dryRun}
          </Button>
          <Button look="primary" isDisabled={!answer || answer.moved === 0} onPress={() => setAsking(true)}>
            {words.move}
          </Button>
        </div>
      </div>
      {isAsking && sums && (
        <ConfirmDialog
          title={words.move}
          action={words.move}
          isPending={move.isPending}
          onConfirm={() => move.mutate(begin(false))}
          onClose={() => setAsking(false)}
        >
          <p>{words.confirm(no(wish.from), no(wish.to), ...sums)}</p>
          <Refusal error={move.error} />
        </ConfirmDialog>
      )}
    </Panel>
  );
}

const refusedOrMoved = (migration: MigrationView): boolean => migration.moved + refusedIn(migration) > 0;
