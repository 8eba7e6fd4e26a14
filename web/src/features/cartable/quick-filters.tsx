import type { Priority } from '../../../../contracts/letters';
import { cx } from '../../shared/ui/cx';
import { cartableWords as w, flagWords } from './cartable.words';
import { isNarrowed, type Filters } from './filters';

const urgent: Priority[] = ['URGENT', 'VERY_URGENT', 'IMMEDIATE'];

/** The filters people reach for every day; each is on or off. */
export function QuickFilters({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const isUrgent = filters.priority?.join() === urgent.join();
  const flag = (name: 'dueToday' | 'overdue' | 'unseen' | 'classified') => (
    <Pill key={name} isOn={!!filters[name]} onPress={() => onChange({ ...filters, [name]: filters[name] ? undefined : true })}>
      {flagWords[name]}
    </Pill>
  );
  return (
    <div role="group" aria-label={w.quickFilters} className="flex gap-1.5 overflow-x-auto px-3 pb-2 [scrollbar-width:none]">
      <Pill isOn={!isNarrowed(filters)} onPress={() => onChange({ sort: filters.sort })}>
        {w.all}
      </Pill>
      {flag('dueToday')}
      {flag('overdue')}
      <Pill isOn={isUrgent} onPress={() => onChange({ ...filters, priority: isUrgent ? undefined : urgent })}>
        {w.urgent}
      </Pill>
      {flag('classified')}
      {flag('unseen')}
    </div>
  );
}

function Pill({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={cx(
        'min-h-7 shrink-0 rounded-full border px-3 text-secondary whitespace-nowrap pointer-coarse:min-h-11',
        isOn
          ? 'border-primary bg-primary-soft font-medium text-primary-soft-ink'
          : 'border-line-strong bg-surface text-ink hover:bg-sunken',
      )}
    >
      {children}
    </button>
  );
}
