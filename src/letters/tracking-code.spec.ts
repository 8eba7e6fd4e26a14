import fc from 'fast-check';
import { isTrackingCode, newTrackingCode } from './tracking-code';

describe('a tracking code', () => {
  it('is twelve digits, the first no zero, and known as one', () => {
    for (let n = 0; n < 200; n++) {
      const code = newTrackingCode();
      expect(code).toMatch(/^[1-9]\d{11}$/);
      expect(isTrackingCode(code)).toBe(true);
    }
  });

  it('with one digit mistyped, or two neighbours exchanged, is no tracking code', () => {
    fc.assert(
      fc.property(fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const code = newTrackingCode();
        const digit = (Number(code[place]) + by) % 10;
        expect(isTrackingCode(code.slice(0, place) + digit + code.slice(place + 1))).toBe(false);
        const [a, b] = [code[place]!, code[place + 1] ?? code[place]!];
        const unseen = a === b || [a, b].sort().join('') === '09'; // the one exchange that Luhn does not see
        if (place < 11 && !unseen) expect(isTrackingCode(code.slice(0, place) + b + a + code.slice(place + 2))).toBe(false);
      }),
    );
  });
});
