import type { Chart, ChartPost, ChartUnit } from '../../../../contracts/chart-columns';
import { indexOf, search } from './chart-entries';

const unit = (id: string, name: string, over: Partial<ChartUnit> = {}): ChartUnit => ({
  id,
  code: id,
  name,
  shortName: name,
  level: 'COUNTY_OFFICE',
  kind: 'OFFICE',
  parentId: null,
  officeId: id,
  provinceCode: '23',
  ...over,
});
const fars = unit('23', 'اداره کل ثبت احوال استان فارس', { shortName: 'فارس', level: 'PROVINCIAL_OFFICE' });
const shiraz = unit('2301', 'اداره ثبت احوال شهرستان شیراز');
const desk = unit('d', 'معاونت امور هویتی', { level: 'HEADQUARTERS', kind: 'DEPUTY', provinceCode: null });
const post = (id: string, of: ChartUnit, title: string, name: string): ChartPost => ({
  id,
  unit: of,
  title,
  kind: 'HEAD',
  rank: 0,
  maySign: true,
  holders: [{ name, kind: 'HOLDER' }],
});
const chart: Chart = {
  version: '1',
  units: [desk, fars, shiraz],
  posts: [post('p1', desk, 'معاون امور هویتی', 'سینا قاسمی'), post('p2', fars, 'مدیر کل فارس', 'مسعود سمنانی')],
};
const { entries, byId } = indexOf(chart);
const found = (typed: string, near?: string) => search(entries, typed, near).shown.map(({ id }) => id);

describe('finding whom a letter goes to', () => {
  it('by the beginnings of words, in any order, whatever keyboard wrote them', () => {
    expect(found('شیراز ثبت')).toEqual(['2301']);
    expect(found('هويتي')).toEqual(found('هویتی'));
    expect(found('هویتی')).toContain('p1');
  });

  it('by the people in posts, and units by their head', () => {
    expect(found('سمنانی')).toEqual(['23', 'p2']);
  });

  it('by province: its offices, and the group of them', () => {
    expect(found('فارس')).toEqual(expect.arrayContaining(['23', '2301', 'group:province:23']));
    expect(byId.get('group:province:23')?.members).toEqual(['2301']);
  });

  it('names that say all of it come first, and one’s own office before others', () => {
    expect(found('استان فارس')[0]).toBe('23');
    expect(found('ثبت احوال', '2301')[0]).toBe('2301');
  });

  it('finds nothing where one word fits nothing', () => {
    expect(found('شیراز تبریز')).toEqual([]);
  });
});
