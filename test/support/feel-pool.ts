import { FeelPool, type FeelPoolOptions } from '../../src/routing/feel/feel-pool';

/** Its threads run the sources, as the tests do. */
export const feelPool = (options: FeelPoolOptions = {}): FeelPool =>
  new FeelPool({ execArgv: ['-r', require.resolve('./register.js')], ...options });
