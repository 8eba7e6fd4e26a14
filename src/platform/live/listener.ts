import type { Response } from 'express';

/** One open stream. Whoever reads too slowly is cut off rather than kept in memory; they come back with the place they stopped at. */
export class Listener {
  posts: ReadonlySet<string> = new Set();
  /** what happens while the past is still being read, told after it */
  private held: string[] | undefined = [];

  constructor(
    private readonly response: Response,
    private readonly bufferBytes: number,
  ) {
    response.status(200).set({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
  }

  /** @param id the place after this event, for `Last-Event-ID` */
  tell(id: string, event: 'hint' | 'ready' | 'resync', data: unknown): void {
    const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    if (this.held) this.held.push(text);
    else this.write(text);
  }

  /** Writes the past, then what was held back meanwhile. */
  release(past: (tell: (id: string, event: 'hint' | 'ready' | 'resync', data: unknown) => void) => void): void {
    const held = this.held ?? [];
    this.held = undefined;
    past((id, event, data) => this.tell(id, event, data));
    for (const text of held) this.write(text);
  }

  /** Moves the reader's place on without an event, and keeps proxies from closing a silent connection. */
  beat(id: string): void {
    if (!this.held) this.write(`: \nid: ${id}\n\n`);
  }

  end(): void {
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.writableLength + text.length > this.bufferBytes) this.response.destroy();
    else if (!this.response.writableEnded && !this.response.destroyed) this.response.write(text);
  }
}
