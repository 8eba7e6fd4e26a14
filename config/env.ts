import { z } from 'zod';

/** Encrypts payloads on a developer's machine; production refuses it. */
export const DEVELOPMENT_PAYLOAD_KEY = 'c4a9a4de7e10b1e0'.repeat(4);

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const positive = z.coerce.number({ error: 'expected a number' }).int().positive();
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
  PORT: z.coerce.number({ error: 'expected a port from 1 to 65535' }).int().min(1).max(65_535).default(3000),
  /** Milliseconds in which a signed letter can still be taken back. */
  HOLD_MS: z.coerce.number({ error: 'expected a number' }).int().nonnegative().default(10_000),
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
  RELAY_MS: positive.default(250),
  /** The address people use, when a proxy stands before the API. */
  PUBLIC_ORIGIN: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** What is meant for development only, and why production refuses it. */
const refusedInProduction: Partial<Record<keyof Given, { when: (value: string | undefined) => boolean; because: string }>> = {
  OFFICE_PRACTICE: { when: (value) => flag.safeParse(value).data === true, because: 'a practice office is refused in production' },
  PAYLOAD_KEY: {
    when: (value = DEVELOPMENT_PAYLOAD_KEY) => value.toLowerCase() === DEVELOPMENT_PAYLOAD_KEY,
    because: 'production needs a key of its own (openssl rand -hex 32)',
  },
};

type Given = z.input<typeof Settings>;
export type Config = Omit<z.output<typeof Settings>, 'SWEEP_MS'> & { SWEEP_MS: number };

/** The names of all settings, as `.env.example` and docker-compose.yml must spell them. */
export const settingNames = Object.keys(Settings.shape) as (keyof Given)[];

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
  const result = Settings.safeParse(given);
  const problems = [
    ...(result.error?.issues ?? []).map(({ path, message }) => {
      const name = String(path[0]);
      return given[name] === undefined ? `${name} is not set.` : `${name} is wrong: ${message}.`;
    }),
    ...(given.NODE_ENV === 'production' ? refusals(given) : []),
  ];
  if (!result.data || problems.length > 0) throw new ConfigError(problems.join('\n'));
  return { ...result.data, SWEEP_MS: result.data.SWEEP_MS ?? (result.data.OFFICE_PRACTICE ? 1000 : 15_000) };
}

const refusals = (given: Record<string, string | undefined>) =>
  Object.entries(refusedInProduction).flatMap(([name, { when, because }]) => (when(given[name]) ? [`${name}: ${because}.`] : []));

/** Whether everything meant for development only is to be refused. */
export const isProduction = (config: Pick<Config, 'NODE_ENV'>): boolean => config.NODE_ENV === 'production';
