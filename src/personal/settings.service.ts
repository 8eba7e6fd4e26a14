import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../contracts/settings';
import { defaultSettings } from '../../contracts/settings-defaults';
import type { Actor } from '../auth/actor';

/** Of the shape in `contracts/settings.ts`; what a later shape takes away or adds falls back to what everybody starts with. */
const VERSION = 1;

/** How a person wants the screens, wherever they sign in. */
@Injectable()
export class SettingsService {
  constructor(private readonly db: DataSource) {}

  async of(actor: Actor): Promise<Settings> {
    const [kept] = await this.db.query<{ settings: Record<string, unknown> }[]>(
      `select settings from personal_settings where person_id = $1`,
      [actor.personId],
    );
    return { ...defaultSettings, ...readable(kept?.settings ?? {}) };
  }

  async replace(actor: Actor, settings: Settings): Promise<Settings> {
    await this.db.query(
      `with kept as (insert into personal_settings (person_id, version, settings) values ($1, $2, $3)
         on conflict (person_id) do update set version = excluded.version, settings = excluded.settings)
       insert into hints (audience, type, ref, version) values ($1, 'settings', $1, 0)`,
      [actor.personId, VERSION, settings],
    );
    return settings;
  }
}

/** Each setting that today's shape still understands. */
function readable(kept: Record<string, unknown>): Partial<Settings> {
  const known = Object.entries(Settings.shape).filter(([name, shape]) => name in kept && shape.safeParse(kept[name]).success);
  return Object.fromEntries(known.map(([name]) => [name, kept[name]]));
}
