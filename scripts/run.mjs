/**
 * What every command goes through: `node scripts/run.mjs <command> [arguments]`. Installs the dependencies when they are missing or
 * not those of package-lock.json, builds when the sources have changed, then becomes dist/scripts/<command>.js.
 * Knows only Node's own modules, as it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const state = join(root, '.chapar');
/** The two halves of what is built, each with what it is made of; a half whose sources are the same is taken over from the last build. */
const halves = [
  {
    name: 'server',
    at: '.',
    folders: ['contracts', 'workflows', 'activities', 'src', 'config', 'scripts'],
    files: ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
    build: buildServer,
  },
  { name: 'web', at: 'web', folders: ['web', 'contracts'], files: ['package-lock.json', 'scripts/run.mjs'], build: buildWeb },
];
const [command = 'start', ...args] = process.argv.slice(2);

try {
  requireNode(20, 19);
  await alone(prepare);
} catch (error) {
  // Whoever reads the last line of a test run must find it there, also when it never came to a test.
  console.error(error.message);
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}
if (command !== 'build') become(join(root, 'dist/scripts', `${command}.js`), args);

function requireNode(major, minor) {
  const [ours, minors] = process.versions.node.split('.').map(Number);
  if (ours < major || (ours === major && minors < minor))
    throw new Error(`Chapar needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}.`);
}

async function prepare() {
  if (!isInstalled()) await step('Installing the dependencies (once)', install);
  const wanted = halves.map((half) => ({ ...half, hash: sourcesHash(half) }));
  const changed = command === 'build' ? wanted : wanted.filter(({ at, hash }) => stampOf(at) !== hash);
  if (changed.length > 0) await step(`Building ${changed.map(({ name }) => name).join(' and ')}`, () => build(wanted, changed));
}

/**
 * A lock file written where the registry lacks some platforms' packages does not name those, and `npm ci` then refuses it everywhere;
 * `npm install` takes the versions it does name and finds the rest.
 */
async function install() {
  const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await run('npm', ['ci', ...flags]);
  } catch (error) {
    if (!/Missing: .+ from lock file/.test(error.message) || /Invalid: /.test(error.message)) throw error;
    await run('npm', ['install', '--no-save', ...flags]);
  }
}

/** What is installed is what package-lock.json says; a date would mislead after a checkout. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const present = packagesOf(installed);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([name, { version, optional, devOptional, peer }]) =>
      name === '' || (present[name] ? present[name].version === version : optional || devOptional || peer),
  );
}

/** Built beside the old form and put in its place at once: a system that runs from dist never meets half of it. */
async function build(wanted, changed) {
  const dist = join(root, 'dist');
  const fresh = join(root, 'dist.fresh'); // as deep as dist, or source maps would point beside the sources
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  for (const { at } of wanted.filter((half) => !changed.includes(half))) takeOver(join(dist, at), join(fresh, at));
  const built = await Promise.allSettled(changed.map((half) => half.build(half, join(fresh, half.at))));
  const failed = built.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  for (const { at, hash } of changed) writeFileSync(join(fresh, at, '.sources'), hash);
  const old = join(state, `dist.old-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/** Of the server's half, whose place is dist itself, without the web's. */
function takeOver(from, to) {
  const web = join(root, 'dist/web');
  cpSync(from, to, { recursive: true, preserveTimestamps: true, filter: (path) => from === web || path !== web });
}

async function buildServer(half, fresh) {
  await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh]);
  for (const path of sources(half).filter((path) => !path.endsWith('.ts') && !path.endsWith('.mjs')))
    cpSync(join(root, path), join(fresh, path), { recursive: true });
  if (existsSync(join(fresh, 'workflows/index.js')))
    await run(process.execPath, [
      join(fresh, 'scripts/bundle-workflows.js'),
      join(fresh, 'workflows/index.js'),
      join(fresh, 'workflow-bundle.js'),
    ]);
}

async function buildWeb(_half, fresh) {
  await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.mts', '--outDir', fresh]);
  await Promise.all(filesOf(fresh).map(compress));
}

/** Once here instead of for every browser: `x.js.br` and `x.js.gz` beside `x.js`, where they are smaller. */
async function compress(path) {
  if (!/\.(js|mjs|css|html|svg|json|webmanifest|wasm|txt)$/.test(path)) return;
  const bytes = await readFile(path);
  const forms = {
    br: await promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    gz: await promisify(gzip)(bytes, { level: 9 }),
  };
  for (const [suffix, form] of Object.entries(forms)) if (form.length < bytes.length) await writeFile(`${path}.${suffix}`, form);
}

function stampOf(at) {
  const stamp = join(root, 'dist', at, '.sources');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function sourcesHash(half) {
  const hash = createHash('sha256');
  for (const path of [...sources(half), ...half.files])
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

function sources({ folders }) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesOf(join(root, folder)).map((path) => relative(root, path)))
    .filter((path) => !/\.spec\.tsx?$/.test(path))
    .sort();
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** One line a step; a bar that grows when it takes more than three seconds. */
async function step(title, work) {
  const began = Date.now();
  const { stderr } = process; // what a command prints is its own: `--json` is data only
  const show = (text) => stderr.isTTY && stderr.write(`\r\x1b[K${text}`);
  if (!stderr.isTTY) console.error(`• ${title} …`);
  show(`• ${title} …`);
  const bar = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000);
    if (seconds > 3) show(`• ${title} ${'▪'.repeat(Math.min(30, seconds / 2))} ${seconds} s`);
  }, 1000);
  try {
    await work();
    show('');
    console.error(`✓ ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    show('');
    throw new Error(`✗ ${title}\n${error.message}`);
  } finally {
    clearInterval(bar);
  }
}

/** Runs quietly; what it printed is shown when it fails. */
function run(program, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('error', (error) => reject(new Error(`${program}: ${error.message}`)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `${program} ended with ${code}.`))));
  });
}

/** Two commands in one clone do not install or build at the same time; one that died leaves no lock behind. */
async function alone(work) {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const lock = join(state, 'prepare.lock');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned(lock)) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  await work();
  rmSync(lock, { force: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
}

function isAbandoned(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (!pid) return Date.now() - statSync(lock).mtimeMs > 2000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Hands the terminal over: signals reach the command, and its exit code is ours. */
function become(script, parameters) {
  if (!existsSync(script)) {
    console.error(`There is no command "${command}".`);
    process.exit(1);
  }
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...parameters], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) endWithParent(process.ppid, child);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm passes a signal to its shell only, and the shell to nobody: what they started must not stay behind. */
function endWithParent(parent, child) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 300);
}
