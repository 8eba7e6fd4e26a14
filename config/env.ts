import { z } from 'zod';

/** Encrypts payloads on a developer's machine; production refuses it. */
export const DEVELOPMENT_PAYLOAD_KEY = 'c4a9a4de7e10b1e0'.repeat(4);

const flag = z.enum(['true', 'false', '1', '0', '']).transform((text) => text === 'true' || text === '1');
const positive = z.coerce.number().int().positive();
const address = z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'expected host:port');
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/[^\s]+$/, 'expected postgres://user:password@host:port/database');

/** Every setting read from outside, with its unit and default. Empty text counts as not set. */
const Settings = z.object({
  /** `production` refuses everything meant for development only. */
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** The PostgreSQL (15 or newer) that holds every fact; `npm start` brings one of its own when this is not set. */
  DATABASE_URL: databaseUrl,
  /** Connections that one process keeps to PostgreSQL at most. */
  DB_POOL: positive.default(10),
  /** host:port of the Temporal server; `npm start` brings one of its own when this is not set. */
  TEMPORAL_ADDRESS: address,
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /** The Temporal task queue shared by the API and its workers. */
  TASK_QUEUE: z.string().min(1).default('chapar'),
  /** Queues of jobs live in this Redis; without it, in PostgreSQL. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/[^\s]+$/, 'expected redis://host:port')
    .optional(),
  /** The address and port the API listens on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Milliseconds in which a signed letter can still be taken back. */
  HOLD_MS: z.coerce.number().int().nonnegative().default(10_000),
  /** A practice office, whose clock can be moved; refused in production. */
  OFFICE_PRACTICE: flag.default(false),
  /** AES-256-GCM key of everything that Temporal stores: 64 hexadecimal digits. */
  PAYLOAD_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'expected 64 hexadecimal digits')
    .default(DEVELOPMENT_PAYLOAD_KEY),
  /** The folder of attached files, shared by all processes. */
  STORAGE_DIR: z.string().min(1).default('.chapar/files'),
  /** Milliseconds between two searches for clocks that a stuck worker missed; 1000 in a practice office, else 15000. */
  SWEEP_MS: positive.optional(),
  /** Milliseconds between two rounds of telling owed nudges again. */
  RELAY_MS: positive.default(500),
  /** The address people use, when a proxy stands before the API. */
  PUBLIC_ORIGIN: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

const Env = Settings.superRefine((settings, context) => {
  if (settings.NODE_ENV !== 'production') return;
  const refuse = (name: keyof typeof settings, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  if (settings.OFFICE_PRACTICE) refuse('OFFICE_PRACTICE', 'a practice office is refused in production');
  if (settings.PAYLOAD_KEY.toLowerCase() === DEVELOPMENT_PAYLOAD_KEY)
    refuse('PAYLOAD_KEY', 'production needs a key of its own (openssl rand -hex 32)');
}).transform(({ SWEEP_MS, ...settings }) => ({ ...settings, SWEEP_MS: SWEEP_MS ?? (settings.OFFICE_PRACTICE ? 1000 : 15_000) }));

export type Config = z.output<typeof Env>;

/** The names of all settings, as `.env.example` and docker-compose.yml must spell them. */
export const settingNames = Object.keys(Settings.shape);

/** Says every wrong setting at once, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Read once at start, failing with every problem at once, never later with one.
 * @throws ConfigError naming each wrong setting
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(settingNames.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const result = Env.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map(({ path, message }) => `${path.join('.')}: ${describe(path[0], message, given)}`).join('\n'),
  );
}

const describe = (name: PropertyKey | undefined, message: string, given: Record<string, string | undefined>) =>
  given[String(name)] === undefined ? 'is required and not set' : message;

/** Whether everything meant for development only is to be refused. */
export const isProduction = (config: Pick<Config, 'NODE_ENV'>): boolean => config.NODE_ENV === 'production';
