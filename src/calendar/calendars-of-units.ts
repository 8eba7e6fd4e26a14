import { type CalendarLayer, type WorkingCalendar, workingCalendar } from '../../contracts/working-calendar';
import type { StoredLayers } from './layers.queries';

/** Units with the same layers share one calendar, and the days it has found. */
export class CalendarsOfUnits {
  private readonly made = new Map<string, WorkingCalendar>();

  constructor(private readonly stored: StoredLayers) {}

  /** of the layers it was made of */
  get version(): number {
    return this.stored.version;
  }

  nation = (): CalendarLayer[] => this.layersOf(this.stored.nation);

  of(unitId: string): WorkingCalendar {
    const ids = [...this.stored.nation, ...(this.stored.ofUnits.get(unitId) ?? [])];
    const key = ids.join();
    const found = this.made.get(key) ?? workingCalendar(this.layersOf(ids));
    this.made.set(key, found);
    return found;
  }

  /** The units whose days that layer has a say in; null when these are all. */
  unitsUnder(layer: string): string[] | null {
    if (this.stored.nation.includes(layer)) return null;
    return [...this.stored.ofUnits].filter(([, layers]) => layers.includes(layer)).map(([unit]) => unit);
  }

  private layersOf(ids: readonly string[]): CalendarLayer[] {
    return ids.map((id) => this.stored.layers.get(id)!);
  }
}
