import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { RouteOptions as Options } from '../../../../contracts/letter-routes';
import { listOf } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Checkbox } from '../../shared/ui/checkbox';
import { Chip } from '../../shared/ui/chip';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { routeOptionsQuery, useRouteOption } from './route-options.data';
import { routeOptionWords as w } from './route-options.words';

type Scope = Options['scopes'][number];

/** Steps the route offers beside its way, for whoever may begin them; nothing where there are none. */
export function RouteOptions({ letter }: { letter: string }) {
  const { data } = useQuery(routeOptionsQuery(letter));
  const titleId = useId();
  if (!data?.isTheirs || data.scopes.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className="mt-3 space-y-3 rounded-control border border-line p-3">
      <div>
        <h2 id={titleId} className="text-ui font-semibold">
          {w.title}
        </h2>
        <p className="text-secondary text-ink-2">{w.hint}</p>
      </div>
      {data.scopes.map((scope) => (
        <ScopeOptions key={scope.scope} letter={letter} scope={scope} />
      ))}
    </section>
  );
}

function ScopeOptions({ letter, scope: { scope, name, mayClose, elements } }: { letter: string; scope: Scope }) {
  const option = useRouteOption(letter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isClosing, setClosing] = useState(false);
  const wanted = elements.filter(({ id, isOpen }) => chosen.has(id) && !isOpen).map(({ id }) => id); // others may have begun it meanwhile
  const open = elements.filter(({ isOpen }) => isOpen);
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  const done = (title: string) => {
    toast({ title, tone: 'ok' });
    setChosen(new Set());
    setClosing(false);
  };
  const begin = () => option.mutate({ kind: 'activated', scope, elements: wanted }, { onSuccess: () => done(w.begun) });
  const close = () => option.mutate({ kind: 'closed', scope }, { onSuccess: () => done(w.closed) });
  const refusal = <Refusal error={option.error} />;
  return (
    <fieldset className="space-y-2">
      <legend className="text-secondary font-medium text-ink-2">{name ?? w.unnamed}</legend>
      <ul>
        {elements.map(({ id, name: step, isOpen, done: times }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2">
            <Checkbox isSelected={isOpen || chosen.has(id)} isDisabled={isOpen} onChange={(is) => choose(id, is)} className="min-h-8">
              {step ?? w.unnamed}
            </Checkbox>
            {isOpen && <Chip tone="info">{w.inHand}</Chip>}
            {times > 0 && <Chip tone="ok">{w.done(times)}</Chip>}
          </li>
        ))}
      </ul>
      {!isClosing && refusal}
      <div className="flex flex-wrap gap-2">
        <Button isDisabled={wanted.length === 0} isPending={option.isPending && !isClosing} onPress={begin}>
          {w.begin}
        </Button>
        {mayClose && (
          <Button look="quiet" onPress={() => setClosing(true)}>
            {w.enough}
          </Button>
        )}
      </div>
      {isClosing && (
        <ConfirmDialog
          title={w.enoughTitle}
          action={w.enough}
          isPending={option.isPending}
          onConfirm={close}
          onClose={() => setClosing(false)}
        >
          <p>{w.enoughSays}</p>
          {open.length > 0 && <p>{w.enoughTakes(listOf(open.map(({ name: step }) => `«${step ?? w.unnamed}»`)))}</p>}
          {refusal}
        </ConfirmDialog>
      )}
    </fieldset>
  );
}
