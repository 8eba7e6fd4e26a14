import type { Chart, ChartPost, ChartUnit } from '../../../../contracts/chart-columns';
import { persianInstant } from '../format/format';
import { searchable, searchWords } from '../format/searchable';
import { orgWords } from './org.words';

/** One thing that can be picked. A group stands for its members: picking it picks them. */
export interface ChartEntry {
  id: string;
  kind: 'unit' | 'post' | 'group';
  label: string;
  detail: string;
  officeId: string | null;
  unit?: ChartUnit;
  post?: ChartPost;
  members?: readonly string[];
  /** as it is compared with what is typed */
  words: readonly string[];
  /** those of the label, which count for more */
  named: string;
}

export interface ChartIndex {
  chart: Chart;
  entries: readonly ChartEntry[];
  byId: ReadonlyMap<string, ChartEntry>;
}

/** The chart, made ready for searching. Within a kind the order of the chart stays: headquarters, provinces, counties. */
export function indexOf(chart: Chart): ChartIndex {
  const provinces = new Map(chart.units.filter(isProvincial).map((unit) => [unit.provinceCode, unit.shortName]));
  const heads = new Map(chart.posts.filter(({ rank }) => rank === 0).map((post) => [post.unit.id, headOf(post)]));
  const place = ({ level, provinceCode }: ChartUnit) =>
    level === 'HEADQUARTERS' ? orgWords.headquarters : orgWords.province(provinces.get(provinceCode) ?? '');
  const units = chart.units.map((unit): ChartEntry => {
    const head = heads.get(unit.id);
    const detail = [place(unit), head && orgWords.head(head)].filter(Boolean).join(' · ');
    return entry({ id: unit.id, kind: 'unit', label: unit.name, detail, officeId: unit.officeId, unit });
  });
  const posts = chart.posts.map((post): ChartEntry => {
    const detail = post.holders.map(seated).join('، ') || orgWords.vacant;
    return entry({ id: post.id, kind: 'post', label: post.title, detail, officeId: post.unit.officeId, post }, place(post.unit));
  });
  const groups = groupsOf(chart.units, provinces);
  const isOfCountry = ({ id }: ChartEntry) => !id.startsWith('group:province:');
  const entries = [...groups.filter(isOfCountry), ...units, ...posts, ...groups.filter((group) => !isOfCountry(group))];
  return { chart, entries, byId: new Map(entries.map((one) => [one.id, one])) };
}

const seat = { HOLDER: '', ACTING: ` (${orgWords.acting})`, ASSISTANT: ` (${orgWords.assistant})`, SUBSTITUTE: '' } as const;
/** With who stands in, where the head is away. */
const headOf = ({ holders }: ChartPost) =>
  holders
    .filter((one, i) => i === 0 || one.until)
    .map(seated)
    .join('، ');
/** Whoever stands in follows the one who is away. */
const seated = ({ name, kind, until }: ChartPost['holders'][number]) =>
  until ? orgWords.away(persianInstant(until), name) : name + seat[kind];
const isProvincial = ({ kind, level }: ChartUnit) => kind === 'OFFICE' && level === 'PROVINCIAL_OFFICE';

function groupsOf(units: readonly ChartUnit[], provinces: ReadonlyMap<string | null, string>): ChartEntry[] {
  const counties = units.filter(({ kind, level }) => kind === 'OFFICE' && level === 'COUNTY_OFFICE');
  const group = (id: string, label: string, members: readonly ChartUnit[]) =>
    entry({
      id: `group:${id}`,
      kind: 'group',
      label,
      detail: orgWords.groupDetail(members.length),
      officeId: null,
      members: members.map(({ id }) => id),
    });
  return [
    group('provinces', orgWords.provincialOffices, units.filter(isProvincial)),
    group(
      'headquarters',
      orgWords.headquartersUnits,
      units.filter(({ level, kind }) => level === 'HEADQUARTERS' && kind !== 'OFFICE'),
    ),
    group('counties', orgWords.countyOffices, counties),
    ...[...provinces].map(([code, name]) =>
      group(
        `province:${code ?? ''}`,
        orgWords.countyOfficesOf(name),
        counties.filter(({ provinceCode }) => provinceCode === code),
      ),
    ),
  ].filter(({ members }) => members!.length > 0);
}

const entry = (facts: Omit<ChartEntry, 'words' | 'named'>, also = ''): ChartEntry => ({
  ...facts,
  named: searchable(facts.label),
  words: searchWords(`${facts.label} ${facts.detail} ${also}`),
});

export interface Found {
  shown: ChartEntry[];
  /** how many more would fit the words */
  more: number;
}

/**
 * Every word that is typed begins a word of the entry, or at least stands in one; beginnings come first, then what is in the person's own office.
 * @param near the person's office
 */
export function search(entries: readonly ChartEntry[], typed: string, near: string | undefined, limit = 40): Found {
  const asked = searchWords(typed);
  const whole = asked.join(' ');
  const found: { entry: ChartEntry; score: number }[] = [];
  for (const entry of entries) {
    let score = 0;
    for (const word of asked) {
      if (entry.words.some((own) => own.startsWith(word))) continue;
      if (!entry.words.some((own) => own.includes(word))) score = NaN;
      score += 4;
    }
    if (Number.isNaN(score)) continue;
    if (whole && !entry.named.includes(whole)) score += 2;
    if (entry.officeId !== near) score += 1;
    if (whole && entry.kind === 'group') score += 0.5;
    found.push({ entry, score });
  }
  found.sort((a, b) => a.score - b.score); // stable: the order of the chart within the same score
  return { shown: found.slice(0, limit).map(({ entry }) => entry), more: Math.max(0, found.length - limit) };
}
