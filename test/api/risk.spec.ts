import type { RiskPage, RiskVerdicts } from '../../contracts/risk';
import { DAY } from '../../contracts/tehran-time';
import { Chance } from '../../scripts/eval-risk/chance';
import { calendar } from '../../scripts/eval-risk/evaluate';
import { historyOf, worlds } from '../../scripts/eval-risk/worlds';
import { randomNumbers } from '../../scripts/sla/random-cases';
import { remember, rememberAnew } from '../../src/supervision/risk/remember';
import { RiskTeller } from '../../src/supervision/risk/tell-risks';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';

let house: House;
let inquiries: Inquiries;
beforeAll(async () => {
  house = await House.open();
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(`/api/supervision/${path}`);
const risks = (username: string, query = '') => get<RiskPage>(username, `risks?${query}`);
const remembered = () => house.db.query(`select * from answer_times order by process_id, key`);

describe('what is likely to be late', () => {
  it('is told from what units were asked before, which follows from their tasks', async () => {
    const { at } = await inquiries.asked(['1201', '1202', '1203']);
    await house.act('1201.head', `/api/desks/${at['1201']}/answer.1/seen`);
    expect(await remember(house.db)).toBe(3);
    await inquiries.answer('1201', at['1201']!);
    await house.act('1202.head', `/api/desks/${at['1202']}/answer.1/referrals`, { to: [{ post: house.post('1202.expert1') }] });
    expect([await remember(house.db), await remember(house.db)]).toEqual([2, 0]);
    const rows = await remembered();
    const shown = rows.map(({ seen_at, handed_at, ended_at }: Record<string, unknown>) => [!!seen_at, !!handed_at, !!ended_at]);
    expect(shown).toEqual(expect.arrayContaining([[true, false, true], [false, true, false], [false, false, false]])); // prettier-ignore
    await rememberAnew(house.db);
    expect(await remembered()).toEqual(rows);
  });

  it('is shown where the past of the office says that it orders better than due times, and nowhere else', async () => {
    const teller = new RiskTeller(house.db);
    await teller.judge();
    await teller.round();
    expect((await risks('hq.supervisor')).items).toEqual([]);
    expect((await get<RiskVerdicts>('hq.supervisor', 'risks/verdicts')).some(({ better }) => better)).toBe(false);

    const slowestFirst = await past('ADMINISTRATIVE');
    const { at } = await inquiries.asked(['1201', '1202', '1203', '1204', '1205', '1206', '1207', '1208']);
    const anew = new RiskTeller(house.db);
    expect(await anew.judge()).toBe(1);
    await anew.round();
    const found: RiskPage['items'] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: RiskPage = await risks('hq.supervisor', `limit=3${next && `&cursor=${next}`}`);
      found.push(...page.items);
      next = page.next;
    }
    const file = await (await house.person('hq.supervisor')).text('/api/supervision/export?view=risk&format=csv');
    expect(file.trim().split('\r\n')).toHaveLength(found.length + 1);
    expect(file).toContain(`,${found[0]!.chance / 100},"${found[0]!.why}"`);
    const chances = found.map(({ chance }) => chance);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(new Set(found.map(({ process }) => process)).size).toBe(found.length);
    expect(found.map(({ process }) => process)).toEqual(expect.arrayContaining(Object.values(at)));
    const own = found.filter(({ process }) => Object.values(at).includes(process));
    const [first, last] = [own[0]!, own.at(-1)!];
    expect(slowestFirst.slice(0, 3)).toContain(first.unit.id);
    expect(slowestFirst.slice(4)).toContain(last.unit.id);
    expect(first.why).toMatch(/^از [۰-۹]+ استعلام مانند این در این واحد که تا این ساعت هنوز دیده نشده بودند، [۰-۹]+ تا از مهلت گذشتند\.$/);
    expect(await get<RiskVerdicts>('12.supervisor', 'risks/verdicts')).toContainEqual(expect.objectContaining({ better: true }));
  });

  it('goes when the question is answered or late, and is for those who watch that place', async () => {
    const [{ process, key }] = (await risks('12.supervisor', `level=province&under=${house.unit('12')}`)).items as [
      RiskPage['items'][number],
    ];
    await house.db.query(`update tasks set due_at = office_now() - interval '1 second' where process_id = $1 and key = $2`, [process, key]);
    expect((await risks('hq.supervisor', 'limit=100')).items.map((one) => one.process)).not.toContain(process);
    expect(await new RiskTeller(house.db).round()).toBeGreaterThan(0);
    expect(await refusal(risks('12.supervisor'))).toBe('403 auth.forbidden');
    expect(await refusal(get('12.supervisor', 'export?view=risk&format=csv'))).toBe('403 auth.forbidden');
    expect(await refusal(risks('1201.expert1', `level=county&under=${house.unit('1201')}`))).toBe('403 auth.forbidden');
    expect(await refusal(get('1201.expert1', 'risks/verdicts'))).toBe('403 auth.forbidden');
    expect(await refusal(risks('hq.supervisor', 'cursor=x'))).toBe('400 request.invalid');
  });
});

/** Half a year in which some counties were slow and some quick. @returns those of the province, the slowest first */
async function past(type: string): Promise<string[]> {
  const world = { ...worlds.find(({ name }) => name === 'units')!, provinces: 1, units: 8, perDay: 6 };
  const [{ now }] = await house.db.query(`select office_now() as now`);
  const first = Math.floor(now.getTime() / DAY) - world.days;
  const asked = historyOf(world, calendar, first, new Chance(randomNumbers(3)));
  const units = ['1201', '1202', '1203', '1204', '1205', '1206', '1207', '1208'].map((code) => house.unit(code));
  const at = (ms: number | null) => ms && new Date(ms).toISOString();
  const rows = asked.map(({ unit, startedAt, dueAt, seenAt, handedAt, endedAt, cancelled }, i) => ({
    n: i,
    unit: units[Number(unit.split('.')[1])],
    started: at(startedAt),
    due: at(dueAt),
    seen: at(seenAt),
    handed: at(handedAt),
    ended: endedAt && endedAt < now.getTime() ? at(endedAt) : null,
    cancelled,
  }));
  await house.db.query(
    `insert into answer_times select 1405, md5(n::text)::uuid, 'answer.1', unit, unit, '12', $2, started, due, seen, handed, ended, cancelled
     from jsonb_to_recordset($1) as r(n int, unit uuid, started timestamptz, due timestamptz, seen timestamptz, handed timestamptz, ended timestamptz, cancelled boolean)`,
    [JSON.stringify(rows), type],
  );
  const ordered: { unit: string }[] = await house.db.query(
    `select unit_id as unit from answer_times where ended_at is not null and seen_at is not null group by unit_id order by avg(ended_at - started_at) desc`,
  );
  return ordered.map(({ unit }) => unit);
}
