import type { Problem as ProblemDetails } from '../../../../contracts/problem';
import { connectionWords } from './api.words';

/** What the server refused, in words for people; `code` is stable. Status 0: it could not be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail?: string,
    readonly fields: NonNullable<ProblemDetails['errors']> = [],
    readonly instance?: string,
  ) {
    super(title);
  }
}

type Query = Record<string, string | number | boolean | undefined | null>;

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return request<T>(`/api${path}${search(query)}`, { signal });
}

/** A file of text, as it is. */
export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await reach(`/api${path}`, { signal });
  const text = await response.text();
  if (response.ok) return text;
  throw problemOf(response.status, read(text));
}

export interface Act {
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** how many seconds the answer may wait for the next step */
  wait?: number;
  /** the same act again gets its first answer */
  requestKey?: string;
}

/** A command. When the line breaks it is told once more under the same key, so it happens once. */
export async function act<T = void>(path: string, body?: unknown, { method = 'POST', wait, requestKey = newKey() }: Act = {}): Promise<T> {
  const send = () =>
    request<T>(`/api${path}`, {
      method,
      headers: {
        'idempotency-key': requestKey,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(wait && { prefer: `wait=${wait}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 0 || !navigator.onLine) throw error;
    await new Promise((resolve) => setTimeout(resolve, 800));
    return send();
  }
}

/** A file as it is; its name goes in the query. */
export const upload = <T>(path: string, file: File, { method = 'POST', requestKey = newKey() }: Omit<Act, 'wait'> = {}): Promise<T> =>
  request<T>(`/api${path}${search({ name: file.name })}`, {
    method,
    headers: { 'content-type': file.type || 'application/octet-stream', 'idempotency-key': requestKey },
    body: file,
  });

/** UUID v4; `randomUUID` is missing where the page came over plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Problem(0, 'connection.lost', connectionWords.lost);
  }
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  const response = await reach(url, init);
  if (response.status === 204) return undefined as T;
  const answer = read(await response.text().catch(() => ''));
  if (response.ok) return answer as T;
  throw problemOf(response.status, answer);
}

/** Signs that turn the writing of whatever follows, up to the end of the line: with them `gpj.exe` is shown as a picture, and a name changes its neighbours. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** What the server says, without what could make it look like something else. */
function read(json: string): unknown {
  try {
    return JSON.parse(json.replace(TURNING, '')) as unknown;
  } catch {
    return null;
  }
}

function problemOf(status: number, answer: unknown): Problem {
  const { code, title, detail, errors, instance } = (answer ?? {}) as Partial<ProblemDetails>;
  return new Problem(status, code ?? 'server.unreadable', title ?? connectionWords.unreadable, detail, errors, instance);
}

function search(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}
