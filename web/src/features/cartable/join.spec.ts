import { join } from './join';

const key = (n: number) => String(n);
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('A list of which the beginning and the end are read', () => {
  it('is as long as what is there when nothing follows', () => {
    const list = join(from(1, 5), [], 5, true, key);
    expect(list.size).toBe(5);
    expect(list.rowAt(4)).toBe(5);
  });
  it('keeps some empty places where more will come', () => {
    const list = join(from(1, 30), [], 1000, false, key);
    expect(list.size).toBe(50);
    expect(list.rowAt(30)).toBeUndefined();
    expect(list.placeOf(29)).toBe(30);
  });
  it('tells the true place of the last rows before the gap is filled', () => {
    const list = join(from(1, 30), from(901, 1000), 1000, false, key);
    expect(list.rowAt(list.size - 1)).toBe(1000);
    expect(list.placeOf(list.size - 1)).toBe(1000);
    expect(list.placeOf(list.indexOf('901'))).toBe(901);
  });
  it('has no gap and no row twice once both parts meet', () => {
    const list = join(from(1, 60), from(41, 100), 100, false, key);
    expect(list.size).toBe(100);
    expect(from(0, 99).map((i) => list.rowAt(i))).toEqual(from(1, 100));
  });
  it('asks on when the number of rows was counted a moment before one came', () => {
    expect(join(from(1, 30), [], 30, false, key).size).toBe(31);
  });
});
