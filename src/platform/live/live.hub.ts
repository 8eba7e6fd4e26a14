import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Response } from 'express';
import { DomainError } from '../../../contracts/errors';
import type { Hint } from '../../../contracts/live';
import { traceOf } from '../logging/trace';
import { formatPlace, Hints, OLDEST_SECONDS, parsePlace, type HintRow, type Place } from './hints';
import { Listener } from './listener';

const MOST_LISTENERS = 5000;

/** Tells listeners what changed. One reader of the table for the whole process, and only while somebody listens. */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  readonly timing = { pollMs: 300, heartbeatMs: 15_000, bufferBytes: 256 * 1024 };
  private readonly logger = new Logger('Live');
  private readonly listeners = new Set<Listener>();
  private place: Place | undefined;
  private starting: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(private readonly hints: Hints) {}

  /**
   * Keeps the answer open until either side ends it.
   * @param audience the listener's posts, asked again with every heartbeat; undefined when they may no longer listen
   * @param before the place where an earlier connection stopped, or for how many seconds its reader reads already
   * @throws DomainError `auth.required` · `live.too_many_listeners`
   */
  async listen(
    response: Response,
    audience: () => Promise<readonly string[] | undefined>,
    { lastEventId, reading }: { lastEventId: string | undefined; reading: number },
  ): Promise<void> {
    const posts = await audience();
    if (!posts) throw new DomainError('auth.required');
    if (this.closing || this.listeners.size >= MOST_LISTENERS) throw new DomainError('live.too_many_listeners');
    const from = lastEventId === undefined ? await this.hints.ago(reading) : parsePlace(lastEventId);
    let joined: Place | undefined;
    while (!joined) {
      await this.start();
      joined = this.place; // read in the same breath in which it joins, so that nothing falls between
    }
    if (response.destroyed) {
      this.stopWhenAlone();
      return;
    }
    const listener = new Listener(response, this.timing.bufferBytes);
    listener.posts = new Set(posts);
    this.listeners.add(listener);
    const heartbeat = setInterval(() => void this.beat(listener, audience), this.timing.heartbeatMs);
    response.once('close', () => {
      clearInterval(heartbeat);
      this.listeners.delete(listener);
      this.stopWhenAlone();
    });
    await this.tellPast(listener, posts, lastEventId === undefined ? earlier(from, joined) : from, joined);
  }

  onModuleDestroy(): void {
    this.closing = true;
    for (const listener of this.listeners) listener.end();
    clearTimeout(this.timer);
  }

  /** Between `from` and the place where it joined; later hints are already on their way to it. */
  private async tellPast(listener: Listener, posts: readonly string[], from: Place | undefined, joined: Place): Promise<void> {
    const lost = !from || from.xid > joined.xid || joined.at - from.at > OLDEST_SECONDS;
    const past = lost || from === joined ? [] : await this.hints.between(from, joined, posts).catch(() => undefined);
    listener.release((tell) => {
      if (lost || !past) tell(formatPlace(joined), 'resync', {});
      for (const hint of past ?? []) tell(formatPlace(hint.place), 'hint', viewOf(hint));
      tell(formatPlace(joined), 'ready', {});
    });
  }

  private start(): Promise<void> {
    this.starting ??= this.hints.now().then(
      (place) => {
        this.place = place;
        this.next();
      },
      (error: unknown) => {
        this.starting = undefined;
        throw error;
      },
    );
    return this.starting;
  }

  private stopWhenAlone(): void {
    if (this.listeners.size > 0) return;
    clearTimeout(this.timer);
    this.starting = undefined;
    this.place = undefined;
  }

  private next(): void {
    clearTimeout(this.timer);
    if (!this.closing) this.timer = setTimeout(() => void this.poll(), this.timing.pollMs);
  }

  private async poll(): Promise<void> {
    const from = this.place;
    if (!from) return;
    try {
      const { rows, place } = await this.hints.since(from);
      if (this.place !== from) return; // stopped, perhaps started anew, while this was under way
      this.place = place;
      this.tell(rows);
      if (place.at - from.at > OLDEST_SECONDS) for (const listener of this.listeners) listener.tell(formatPlace(place), 'resync', {});
    } catch (error) {
      this.logger.warn(traceOf(error)); // nothing is missed: the next reading starts from the same place
    }
    this.next();
  }

  private tell(rows: readonly HintRow[]): void {
    if (rows.length === 0) return;
    const byPost = new Map<string, Listener[]>();
    for (const listener of this.listeners) for (const post of listener.posts) byPost.set(post, [...(byPost.get(post) ?? []), listener]);
    for (const hint of rows)
      for (const listener of byPost.get(hint.audience) ?? []) listener.tell(formatPlace(hint.place), 'hint', viewOf(hint));
  }

  /** Whoever may no longer listen is sent away; whose posts have changed reads everything again. */
  private async beat(listener: Listener, audience: () => Promise<readonly string[] | undefined>): Promise<void> {
    const posts = await audience().catch(() => [...listener.posts]); // an outage takes nobody's posts away
    if (!this.place || !this.listeners.has(listener)) return;
    if (!posts) {
      listener.end();
      return;
    }
    const changed = posts.length !== listener.posts.size || posts.some((post) => !listener.posts.has(post));
    listener.posts = new Set(posts);
    if (changed) listener.tell(formatPlace(this.place), 'resync', {});
    else listener.beat(formatPlace(this.place));
  }
}

/** What began meanwhile is on its way to everybody. */
const earlier = (from: Place | undefined, joined: Place): Place => (from && from.xid < joined.xid ? from : joined);

const viewOf = ({ type, ref, version }: HintRow): Hint => ({ type, id: ref, version });
