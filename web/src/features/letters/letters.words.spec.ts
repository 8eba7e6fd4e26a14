import { deadlineWords } from './letters.words';
import { pathWords } from './path.words';

const HOUR = 3_600_000;

describe('working time that is left', () => {
  it('is told in hours, for five days of work are not one day and some hours', () => {
    expect(deadlineWords.working(35 * HOUR + 20 * 60_000)).toBe('۳۵ ساعت کاری مانده');
    expect(deadlineWords.working(40 * 60_000)).toBe('۴۰ دقیقه کاری مانده');
  });
});

describe('units that did the same', () => {
  it('are named when they are three, and of more the first two and how many others', () => {
    expect(pathWords.some(['گیلان', 'قم', 'یزد'])).toBe('گیلان، قم و یزد');
    expect(pathWords.some(['گیلان', 'قم', 'یزد', 'فارس', 'البرز'])).toBe('گیلان، قم و ۳ واحد دیگر');
  });
});
