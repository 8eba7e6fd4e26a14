import { TriangleAlert } from 'lucide-react';
import type { CalendarEffect } from '../../../../contracts/calendar-admin';
import { count, persianInstant } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Banner } from '../../shared/ui/banner';
import { DataTable } from '../../shared/ui/data-table';
import { effectWords as words } from './calendar.words';

type Letter = CalendarEffect['letters'][number];

/** What a change would do to the work that is open now. */
export function EffectView({ effect }: { effect: CalendarEffect }) {
  const { clocks, moved, nearer, onlySteps, stayed, moves, units, letters, warnings } = effect;
  return (
    <section aria-label={words.title} aria-live="polite" className="space-y-3 rounded-card bg-sunken p-3 text-ui">
      <h3 className="font-semibold">{words.title}</h3>
      <p>
        {words.clocks(clocks)}؛ <strong className="font-semibold">{words.moved(moved - onlySteps)}</strong>{' '}
        {nearer > 0 && words.nearer(nearer)} {onlySteps > 0 && words.onlySteps(onlySteps)} {stayed > 0 && words.stayed(stayed)}
      </p>
      {warnings.map((warning) => (
        <Banner key={warning} tone="warn" icon={<TriangleAlert size={16} />}>
          {warning}
        </Banner>
      ))}
      {moves.length > 0 && (
        <dl className="flex flex-wrap gap-x-6 gap-y-1">
          {moves.map(({ days, count: n }) => (
            <div key={days} className="flex gap-2">
              <dt className="text-ink-2">{words.move(days)}</dt>
              <dd className="tabular">
                {count(n)} {words.tasks}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {units.length > 0 && (
        <p className="text-secondary text-ink-2">
          {words.units}:{' '}
          {units
            .slice(0, 6)
            .map(({ name, count: n }) => `${name} (${count(n)})`)
            .join('، ')}
          {units.length > 6 && '…'}
        </p>
      )}
      {letters.length > 0 && (
        <DataTable
          caption={words.letters}
          rows={letters.slice(0, 6).map((letter, i) => ({ ...letter, key: String(i) }))}
          keyOf={({ key }) => key}
          columns={[
            // most letters a change touches are not the administrator's to read: a column of «not yours» says nothing
            ...(letters.some(({ number }) => number)
              ? [
                  {
                    id: 'letter',
                    header: words.letter,
                    cell: ({ number }: Letter) => (number ? <LetterNo value={number} /> : words.hidden),
                  },
                ]
              : []),
            { id: 'unit', header: words.unit, isName: true, cell: ({ unit }) => unit },
            { id: 'from', header: words.before, from: 'md', cell: ({ from }) => (from ? persianInstant(from) : '—') },
            { id: 'to', header: words.after, cell: ({ to }) => (to ? persianInstant(to) : '—') },
          ]}
        />
      )}
    </section>
  );
}
