/** One connection to the stream of hints, read as a browser would. */
export class Listening {
  readonly events: { id: string; event: string; data: unknown }[] = [];
  lastId = '';
  beats = 0;
  private readonly abort = new AbortController();
  private ended: Promise<void> = Promise.resolve();

  static async to(url: string, session: string, lastEventId?: string, reading?: number): Promise<Listening> {
    const listening = new Listening();
    const response = await fetch(`${url}/api/live${reading === undefined ? '' : `?reading=${reading}`}`, {
      headers: { cookie: session, ...(lastEventId && { 'last-event-id': lastEventId }) },
      signal: listening.abort.signal,
    });
    if (response.headers.get('content-type') !== 'text/event-stream; charset=utf-8' || !response.body)
      throw new Error(`no stream: ${response.status}`);
    listening.ended = listening.read(response.body).catch(() => undefined);
    return listening;
  }

  get hints(): unknown[] {
    return this.events.filter(({ event }) => event === 'hint').map(({ data }) => data);
  }

  async until(condition: (listening: this) => boolean, ms = 5000): Promise<void> {
    const end = Date.now() + ms;
    while (!condition(this)) {
      if (Date.now() > end) throw new Error(`not heard within ${ms} ms; heard ${JSON.stringify(this.events)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Resolves when the other side has ended it. */
  end = () => this.ended;

  stop(): Promise<void> {
    this.abort.abort();
    return this.ended;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    this.lastId = field('id') ?? this.lastId;
    const event = field('event');
    if (event) this.events.push({ id: this.lastId, event, data: JSON.parse(field('data') ?? 'null') });
    else this.beats += 1;
  }
}
