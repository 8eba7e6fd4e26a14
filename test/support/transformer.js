/**
 * Turns TypeScript and ES modules of packages into CommonJS, and leaves CommonJS as it is: Jest on Node 20 cannot require an ES
 * module, and NestJS 12 consists of them. No list of packages to maintain.
 */
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { createTransformer } = require('@swc/jest');

const swcOf = (parser) =>
  createTransformer({
    jsc: { parser, transform: { legacyDecorator: true, decoratorMetadata: true }, keepClassNames: true, target: 'es2022' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
const typescript = swcOf({ syntax: 'typescript', decorators: true });
const ecmascript = swcOf({ syntax: 'ecmascript' });

const transformerOf = (path) => {
  if (/\.tsx?$/.test(path)) return typescript;
  return path.endsWith('.mjs') || (path.endsWith('.js') && isModule(dirname(path))) ? ecmascript : undefined;
};

module.exports = {
  canInstrument: false,
  process: (code, path, options) => transformerOf(path)?.process(code, path, options) ?? { code },
  getCacheKey: (code, path, options) => (transformerOf(path) ?? typescript).getCacheKey(code, path, options),
};

const known = new Map();
function isModule(folder) {
  if (!known.has(folder)) known.set(folder, lookUp(folder));
  return known.get(folder);
}

/** Whether the nearest package.json says that its files are ES modules. */
function lookUp(folder) {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  return dirname(folder) !== folder && isModule(dirname(folder));
}
