import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LayerDays, LayerDetails, LayerFile, LayerSummary } from '../../contracts/calendar-admin';
import type { z } from 'zod';
import { clockOf, dateOfDay, dayOfDate } from '../../contracts/tehran-time';
import { workingCalendar, type CalendarLayer } from '../../contracts/working-calendar';
import { layerToCsv } from './calendar-csv';
import { layerToIcs } from './calendar-ics';
import { layerDetails, layerIn, layersIn, yearsMissing } from './layer-views.queries';
import { readLayers } from './layers.queries';

/** Calendars as administrators read them. */
@Injectable()
export class CalendarService {
  constructor(private readonly db: DataSource) {}

  layers = (): Promise<LayerSummary[]> => layersIn(this.db);

  layer = (id: string): Promise<LayerDetails> => layerDetails(this.db, id);

  /** The days of a layer's place: the nation's, its province's and its own. @throws DomainError `calendar.layer_not_found` */
  async days(id: string, from: string, to: string): Promise<LayerDays> {
    await layerIn(this.db, id);
    const layers = await this.above(id);
    const calendar = workingCalendar(layers);
    const exceptions = layers.flatMap((layer) => layer.exceptions);
    const first = dayOfDate(from);
    return {
      items: Array.from({ length: dayOfDate(to) - first + 1 }, (_, i) => {
        const { day, hours, source } = calendar.on(first + i);
        const date = dateOfDay(day);
        const said = exceptions.findLast((one) => one.from <= date && date <= (one.to ?? one.from));
        return {
          day: date,
          hours: hours.map(([opens, closes]) => [clockOf(opens), clockOf(closes)]),
          kind: source?.kind ?? null,
          title: source?.title ?? null,
          source: said?.source ?? null,
          layer: source?.layer ?? null,
        };
      }),
    };
  }

  /** The rules that hold, as a file. */
  async file(id: string, as: 'csv' | 'ics'): Promise<z.infer<typeof LayerFile>> {
    const layer = await layerIn(this.db, id);
    const [{ now }]: [{ now: Date }] = await this.db.query(`select office_now() as now`);
    return { name: `${layer.name}.${as}`, text: as === 'csv' ? layerToCsv(layer) : layerToIcs(layer, now) };
  }

  /** What administrators should see to. */
  async warnings(): Promise<string[]> {
    const [{ today, nation }]: [{ today: string; nation: string }] = await this.db.query(
      `select office_today()::text as today, (select id from calendar_layers where scope = 'NATION') as nation`,
    );
    return nation ? yearsMissing((await layerIn(this.db, nation)).exceptions, today) : [];
  }

  /** That layer with those it lies on, general to specific. */
  private async above(id: string): Promise<CalendarLayer[]> {
    const { layers, nation, ofUnits } = await readLayers(this.db);
    const some = nation.includes(id) ? undefined : [...ofUnits.values()].find((ids) => ids.includes(id));
    const ids = [...nation, ...(some ?? [])];
    return ids.slice(0, ids.indexOf(id) + 1).map((one) => layers.get(one)!);
  }
}
