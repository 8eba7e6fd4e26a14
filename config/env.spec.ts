import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError, DEVELOPMENT_PAYLOAD_KEY, isProduction, loadConfig, settingNames } from './env';

const least = { DATABASE_URL: 'postgres://chapar:secret@127.0.0.1:5432/chapar', TEMPORAL_ADDRESS: '127.0.0.1:7233' };
const production = { ...least, NODE_ENV: 'production', PAYLOAD_KEY: 'ab'.repeat(32) };

describe('settings', () => {
  it('need no more than where the facts and the processes are', () => {
    expect(loadConfig(least)).toMatchObject({
      NODE_ENV: 'development',
      DB_POOL: 10,
      TASK_QUEUE: 'chapar',
      HOST: '127.0.0.1',
      PORT: 3000,
      HOLD_MS: 10_000,
      OFFICE_PRACTICE: false,
      PAYLOAD_KEY: DEVELOPMENT_PAYLOAD_KEY,
      SWEEP_MS: 15_000,
      RELAY_MS: 250,
    });
  });

  it('tell every problem at once, each with its name', () => {
    const wrong = { NODE_ENV: 'production', DATABASE_URL: 'mysql://here', PORT: 'eighty', OFFICE_PRACTICE: 'true', LOG_LEVEL: 'loud' };
    const refusal = messageOf(wrong);
    for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'PORT', 'OFFICE_PRACTICE', 'PAYLOAD_KEY', 'LOG_LEVEL'])
      expect(refusal).toMatch(new RegExp(`^${name}\\b`, 'm'));
    expect(refusal.split('\n')).toHaveLength(6);
  });

  it.each([
    ['NODE_ENV', 'staging'],
    ['DATABASE_URL', 'localhost'],
    ['DB_POOL', '0'],
    ['TEMPORAL_ADDRESS', 'http://127.0.0.1:7233'],
    ['REDIS_URL', '127.0.0.1:6379'],
    ['PORT', '70000'],
    ['HOLD_MS', '-1'],
    ['OFFICE_PRACTICE', 'perhaps'],
    ['PAYLOAD_KEY', 'abc'],
    ['SWEEP_MS', 'often'],
    ['RELAY_MS', '1.5'],
    ['PUBLIC_ORIGIN', 'chapar'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s', (name, value) => {
    expect(messageOf({ ...least, [name]: value })).toMatch(new RegExp(`^${name} is wrong: .+\\.$`));
  });

  it('look for missed clocks more often in a practice office', () => {
    expect(loadConfig({ ...least, OFFICE_PRACTICE: 'true' }).SWEEP_MS).toBe(1000);
    expect(loadConfig({ ...least, OFFICE_PRACTICE: 'true', SWEEP_MS: '250' }).SWEEP_MS).toBe(250);
  });

  it('take empty text for not set, as a compose file writes it', () => {
    expect(loadConfig({ ...least, REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 });
  });

  it('let production refuse what is meant for development', () => {
    expect(isProduction(loadConfig(production))).toBe(true);
    expect(messageOf({ ...production, OFFICE_PRACTICE: '1' })).toMatch(/^OFFICE_PRACTICE: /);
    expect(messageOf({ ...production, PAYLOAD_KEY: undefined })).toMatch(/^PAYLOAD_KEY: /);
    expect(messageOf({ ...production, PAYLOAD_KEY: DEVELOPMENT_PAYLOAD_KEY.toUpperCase() })).toMatch(/^PAYLOAD_KEY: /);
  });
});

describe('.env.example', () => {
  const text = readFileSync(join(__dirname, '../.env.example'), 'utf8');
  const shown = parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, '')) as Record<string, string>;

  it('shows every setting and no other', () => expect(Object.keys(shown).sort()).toEqual([...settingNames].sort()));

  it('shows values that are accepted', () => expect(() => loadConfig(shown)).not.toThrow());

  it('shows the defaults', () => {
    const defaults = loadConfig(least);
    const read = loadConfig({ ...shown, ...least });
    expect({ ...read, REDIS_URL: undefined, PUBLIC_ORIGIN: undefined }).toEqual({
      ...defaults,
      REDIS_URL: undefined,
      PUBLIC_ORIGIN: undefined,
    });
  });

  it('sets nothing by being copied', () => expect(parseEnv(text)).toEqual({}));
});

function messageOf(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}
