import type { RoutePlan } from '../../contracts/route-plan';
import { compare, differenceOf, looked } from '../../scripts/routes/prove-compare';
import { prove } from '../../src/routing/prove/prove';
import { bpmnRules, type Rules } from '../../src/routing/prove/rules';

describe('the prover and the interpreter, driven everywhere it can go', () => {
  let routes: { seed: number; plan: RoutePlan; problems: Set<string> }[];
  beforeAll(() => {
    routes = [...looked(400, 1405)].flatMap(({ problems, ...route }) => (problems ? [{ ...route, problems }] : []));
  }, 60_000);

  it('say the same of drawn routes, of which many are sound and many are not', () => {
    expect(routes.filter(({ plan, problems }) => differenceOf(prove(plan), problems))).toEqual([]);
    const sound = routes.filter(({ plan }) => prove(plan).verdict === 'sound').length;
    expect(Math.min(sound, routes.length - sound)).toBeGreaterThan(120);
  });

  it('say the same of others each time', () => {
    const seed = Date.now() % 1_000_000;
    console.log(`routes drawn from seed ${seed}`);
    expect(compare(100, seed).disagreements).toEqual([]);
  });

  it.each<[string, Partial<Rules>]>([
    ['inclusive joins wait for nobody', { inclusiveWaits: () => false }],
    ['inclusive joins wait for whoever could come, full flows or not', { inclusiveWaits: (toEmpty) => toEmpty }],
    ['parallel joins count tokens, not flows', { parallelMayFire: (counts) => counts.reduce((a, b) => a + b, 0) >= counts.length }],
    ['parallel joins let each token through', { parallelMayFire: () => true }],
    ['a terminating end is an end like others', { terminates: false }],
    ['nothing is interrupted', { interrupts: false }],
  ])('differ when %s', (_, wrong) => {
    const rules = { ...bpmnRules, ...wrong };
    expect(routes.some(({ plan, problems }) => differenceOf(prove(plan, {}, rules), problems))).toBe(true);
  });
});
