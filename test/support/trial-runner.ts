import { TrialRunner, type TrialRunnerOptions } from '../../src/routing/trial/trial-runner';

/** Its threads run the sources, as the tests do. */
export const trialRunner = (options: TrialRunnerOptions = {}): TrialRunner =>
  new TrialRunner({ execArgv: ['-r', require.resolve('./register.js')], ...options });
