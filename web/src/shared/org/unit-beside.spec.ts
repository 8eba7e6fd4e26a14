import { unitBeside } from './unit-beside';

describe('The unit beside a post', () => {
  it.each([
    ['رئیس اداره ثبت احوال شهرستان تهران', 'اداره ثبت احوال شهرستان تهران'],
    ['مدیرکل ثبت احوال استان تهران', 'اداره کل ثبت احوال استان تهران'],
    ['معاون امور هويتي', 'معاونت امور هویتی'],
    ['متصدی ۱ دبیرخانه مرکزی', 'دبیرخانه مرکزی'],
  ])('is not said again: %s', (title, unit) => expect(unitBeside(title, unit)).toBeNull());

  it.each([
    ['ناظر ارشد گردش مکاتبات', 'دفتر نظارت، بازرسی و ارزیابی عملکرد'],
    ['رئیس بایگانی مرکزی', 'دبیرخانه مرکزی'],
  ])('is said where the title leaves it open: %s', (title, unit) => expect(unitBeside(title, unit)).toBe(unit));

  it("is nobody's outside", () => expect(unitBeside('شهرداری تهران', null)).toBeNull());
});
