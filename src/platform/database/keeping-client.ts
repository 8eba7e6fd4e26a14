import { Client, type ClientConfig } from 'pg';

/** More texts than the product has; beyond, something makes them up, and those are not kept. */
const KEPT_AT_MOST = 1000;
const names = new Map<string, string>();

/** @returns the name under which a connection keeps the plan of a statement; none for a text too many */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= KEPT_AT_MOST) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

type Query = (text: unknown, values?: unknown, done?: unknown) => unknown;

/**
 * A connection whose end harms nobody: between its opening and the moment a library listens to it nobody does, and Node ends a process for
 * an error that nobody listens to; whoever uses the connection learns of its end from their own statement.
 */
export class HarmlessClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/** One that also keeps the plans of statements with parameters: planning a statement over partitioned tables costs more than running it. */
export class KeepingClient extends HarmlessClient {
  constructor(config?: string | ClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    this.query = ((text: unknown, values?: unknown, done?: unknown) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length ? nameOf(text) : undefined;
      return name ? send({ name, text, values }, done) : send(text, values, done);
    }) as typeof this.query;
  }
}
