/** Says what a start is doing: one line a step, and a bar where a step takes more than three seconds. */
export interface Progress {
  /** @param expectedMs how long it takes at most, where that is known: the bar then fills towards it */
  step<T>(title: string, work: (note: (text: string) => void) => Promise<T>, expectedMs?: number): Promise<T>;
  say(line: string): void;
}

const width = 30;

export function terminalProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  const draw = (text: string) => out.isTTY && out.write(`\r\x1b[K${text}`);
  const say = (line: string) => void (draw(''), out.write(`${line}\n`));
  return {
    say,
    async step(title, work, expectedMs = 60_000) {
      const began = Date.now();
      let suffix = '';
      let nextLine = 3000;
      draw(`• ${title} …`);
      const timer = setInterval(() => {
        const elapsed = Date.now() - began;
        if (elapsed < 3000) return;
        const share = Math.min(0.99, elapsed / expectedMs);
        if (out.isTTY) draw(`• ${title} ${bar(share)} ${seconds(elapsed)}`);
        else if (elapsed >= nextLine) {
          nextLine = elapsed * 2; // a log is not a screen: a line now and then shows that it lives
          say(`• ${title} ${bar(share)} ${seconds(elapsed)}`);
        }
      }, 500);
      try {
        const result = await work((text) => (suffix = `: ${text}`));
        say(`✓ ${title}${suffix} (${seconds(Date.now() - began)})`);
        return result;
      } catch (error) {
        say(`✗ ${title}`);
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
  };
}

/** For harnesses that have lines of their own. */
export const silentProgress: Progress = { step: (_title, work) => work(() => {}), say: () => {} };

const bar = (share: number) => `[${'█'.repeat(Math.round(share * width)).padEnd(width, '░')}]`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
