import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2019';
import { parse } from 'yaml';
import { loadConfig, settingNames } from '../config/env';
import schema from './support/compose-spec/compose-spec.json';

interface Service {
  build?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
  volumes?: string[];
}

const root = join(__dirname, '..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, object> };
const ours = ['migrate', 'api', 'worker', 'jobs'] as const;
const service = (name: string): Service => compose.services[name] ?? {};

describe('docker-compose.yml', () => {
  it('is what the Compose Specification says', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
    ajv.removeKeyword('id'); // the schema has both a draft's "$schema" and an older draft's "id"
    const check = ajv.compile({ ...schema, $schema: undefined });
    expect(check(compose) ? [] : check.errors).toEqual([]);
    expect(check({ ...compose, services: { ...compose.services, api: { comand: 'x' } } })).toBe(false);
  });

  it('has every part of the system, ours from the one Dockerfile', () => {
    expect(Object.keys(compose.services).sort()).toEqual([...ours, 'postgres', 'redis', 'temporal'].sort());
    for (const name of ours) expect(service(name).build).toBe('.');
    for (const name of ['postgres', 'redis', 'temporal', 'api']) expect(service(name).healthcheck).toBeDefined();
  });

  it.each(ours)('gives the %s no setting that config/env.ts does not know, and those it needs', (name) => {
    const given = service(name).environment ?? {};
    expect(Object.keys(given).filter((key) => !settingNames.some((known) => known === key))).toEqual([]);
    const filled = Object.entries(given).map(([key, value]) => [key, fill(String(value))]);
    expect(loadConfig(Object.fromEntries(filled) as NodeJS.ProcessEnv)).toMatchObject({ NODE_ENV: 'production', OFFICE_PRACTICE: false });
  });

  it.each(ours)('runs for the %s a file that the build makes', (name) => {
    const script = service(name).command?.at(-1) ?? '';
    expect(existsSync(join(root, script.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it('starts nothing before what it needs, and nobody before the tables are there', () => {
    for (const name of ['api', 'worker', 'jobs']) {
      expect(service(name).depends_on).toMatchObject({
        migrate: { condition: 'service_completed_successfully' },
        temporal: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
    }
    for (const { depends_on = {} } of Object.values(compose.services))
      for (const [name, { condition }] of Object.entries(depends_on))
        if (condition === 'service_healthy') expect(service(name).healthcheck).toBeDefined();
  });

  it('holds no secret and no default for one', () => {
    const secrets = text.match(/\$\{[A-Z_]*(PASSWORD|KEY)[^}]*\}/g) ?? [];
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(secret).toMatch(/^\$\{[A-Z_]+:\?/);
  });

  it('keeps what must outlive a container in a named volume', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]));
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

/** As Compose fills in variables: a default where there is one, else a value such as an administrator would set. */
function fill(value: string): string {
  const given: Record<string, string> = {
    POSTGRES_PASSWORD: 'letters1',
    REDIS_PASSWORD: 'letters2',
    PAYLOAD_KEY: '0f'.repeat(32),
    PUBLIC_ORIGIN: 'https://chapar.example',
  };
  return value.replaceAll(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) =>
    kind === '-' ? rest : (given[name] ?? ''),
  );
}
