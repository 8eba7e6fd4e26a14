import type { z } from 'zod';
import type { Variables } from '../../contracts/route-events';
import type { RoutePlan } from '../../contracts/route-plan';
import type { RoutePage } from '../../contracts/routes';
import { decisionsOf } from '../../src/routing/decisions-of';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { readyRoutes, seedRoutes } from '../../src/routing/library/seed-routes';
import { OfficeFacts } from '../../src/routing/office-facts';
import { feelPool } from '../support/feel-pool';
import { Administration } from './administration';

let office: Administration;
let pool: FeelPool;
beforeAll(async () => {
  office = await Administration.open();
  pool = feelPool();
  await seedRoutes(office.api.db);
});
afterAll(async () => {
  await pool?.close();
  await office?.api.stop();
});

const library = async () => (await office.get<z.infer<typeof RoutePage>>('routes?inForce=true')).items;

/** As letters take it. */
async function dispute(): Promise<RoutePlan> {
  const [{ plan }] = await office.api.db.query(
    `select plan from route_plans where hash = (select plan_hash from route_versions where file_name = 'dispute-board.bpmn')`,
  );
  return JSON.parse(plan) as RoutePlan;
}

/** What an expression, or the table of boards, comes to in the practice office. */
async function said(asked: { feel: string } | { decision: string }, context: Variables = {}): Promise<unknown> {
  const facts = await office.api.app.get(OfficeFacts, { strict: false }).read();
  const question = { id: 'q', instance: 'i', element: 'e', at: '2026-01-03T05:00:00Z', context, lets: [] };
  const ask = 'feel' in asked ? { key: 'a', as: 'value' as const, ...asked } : { key: 'a', as: 'decision' as const, ...asked };
  const [evaluated] = await pool.evaluate([{ ...question, asks: [ask] }], facts, decisionsOf(await dispute()));
  return (evaluated!.answers.a as { value: unknown }).value;
}

describe('the ready routes of a practice office', () => {
  it('are in force, each for the letters it is meant for, and no second time', async () => {
    await seedRoutes(office.api.db);
    expect((await library()).map(({ name, current }) => [name, current]).sort()).toEqual(readyRoutes.map(({ name }) => [name, 1]).sort());
  });

  it('are taken by nobody by default: each has its unit', async () => {
    for (const { unit } of await library()) expect(unit).not.toBeNull();
  });

  it('find the board and its three members', async () => {
    const unit = await office.idOf('units', '2101');
    expect(await said({ decision: 'dispute_board' }, { inquiryType: 'RECORD_CORRECTION', unit })).toBe('21.disputes');
    const members = await Promise.all([1, 2, 3].map((n) => office.idOf('posts', `21.disputes.expert${n}`)));
    expect(await said({ feel: 'inRole(unitOf(head("21.disputes")), "EXPERT")' })).toEqual(expect.arrayContaining(members));
  });

  it('hear of a post in a role once, though it answers to its id and to its code', async () => {
    expect(await said({ feel: 'count(inRole(unitOf(head("21.disputes")), "EXPERT"))' })).toBe(3);
    expect(await said({ feel: 'unitOf("21.disputes.expert1") = unitOf(head("21.disputes"))' })).toBe(true);
  });

  it('find the superiors of a drafter up to the office', async () => {
    const sender = await office.idOf('posts', 'hq.resources.hr.expert1');
    const superiors = ['hq.resources.hr.head', 'hq.resources.head', 'hq.president'];
    expect(await said({ feel: 'managersUpTo(sender, "hq")' }, { sender })).toEqual(
      await Promise.all(superiors.map((code) => office.idOf('posts', code))),
    );
  });
});
