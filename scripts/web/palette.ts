const MOST = 256;

/** The colours a picture uses most, at most 256, and for every pixel the one of them it comes nearest to. */
export function fewColours(pixels: Buffer, depth: 3 | 4): { palette: Buffer; indices: Buffer } {
  const colours = new Uint32Array(pixels.length / depth).map((_, i) => pixels.readUIntBE(i * depth, 3));
  const uses = new Map<number, number>();
  for (const colour of colours) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const chosen = chosenOf(uses);
  const nearest = new Map([...uses.keys()].map((colour) => [colour, nearestOf(colour, chosen)]));
  const palette = Buffer.alloc(chosen.length * 3);
  chosen.forEach((colour, i) => palette.writeUIntBE(colour, i * 3, 3));
  return { palette, indices: Buffer.from(Uint8Array.from(colours, (colour) => nearest.get(colour)!)) };
}

/** The most frequent ones, but none that is almost another: soft edges of letters have hundreds of greys. */
function chosenOf(uses: ReadonlyMap<number, number>): number[] {
  const byUse = [...uses].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  for (let apart = 0; ; apart += 24) {
    const chosen: number[] = [];
    for (const colour of byUse) if (chosen.every((other) => distance(colour, other) > apart)) chosen.push(colour);
    if (chosen.length <= MOST) return chosen;
  }
}

function nearestOf(colour: number, chosen: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < chosen.length; i++) if (distance(colour, chosen[i]!) < distance(colour, chosen[best]!)) best = i;
  return best;
}

const distance = (one: number, other: number): number =>
  ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((one & 255) - (other & 255)) ** 2;
