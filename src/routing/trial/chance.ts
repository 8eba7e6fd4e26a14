/**
 * Draws that follow from a seed and from what they are for, so that the same trial gives the same figures, and another route meets the same
 * people in the same mood.
 * @returns in [0, 1)
 */
export function draw(seed: number, what: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < what.length; i++) hash = Math.imul(hash ^ what.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
