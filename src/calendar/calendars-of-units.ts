import { type CalendarLayer, type WorkingCalendar, workingCalendar } from '../../contracts/working-calendar';
import type { StoredLayers } from './layers.queries';

/** Units with the same layers share one calendar, and the days it has found. */
export class CalendarsOfUnits {
  private readonly made = new Map<string, WorkingCalendar>();

  constructor(private readonly stored: StoredLayers) {}

  nation = (): CalendarLayer[] => this.layersOf(this.stored.nation);

  of(unitId: string): WorkingCalendar {
    const ids = [...this.stored.nation, ...(this.stored.ofUnits.get(unitId) ?? [])];
    const key = ids.join();
    const found = this.made.get(key) ?? workingCalendar(this.layersOf(ids));
    this.made.set(key, found);
    return found;
  }

  private layersOf(ids: readonly string[]): CalendarLayer[] {
    return ids.map((id) => this.stored.layers.get(id)!);
  }
}
