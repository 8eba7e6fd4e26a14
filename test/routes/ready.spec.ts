import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoutePlan } from '../../contracts/route-plan';
import { isRouteCommand, isRouteForm, routeVariables } from '../../contracts/route-catalogue';
import type { DirectoryFacts } from '../../src/routing/feel/facts';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { decisionsOf } from '../../src/routing/decisions-of';
import { examineReady, readyFile, readyRoutes } from '../../src/routing/library/seed-routes';
import { conformByEngine } from '../../scripts/routes/conform';
import { feelPool } from '../support/feel-pool';

const folder = join(__dirname, '../../data/routes/cases');
const cases = readdirSync(folder).filter((name) => /^[a-z]\d+-.*\.json$/.test(name));

describe('the ready routes', () => {
  let pool: FeelPool;
  beforeAll(() => void (pool = feelPool()));
  afterAll(() => pool.close());

  describe.each(readyRoutes.map(({ file }) => file))('%s', (file) => {
    it('is read without a finding and proven sound', async () => {
      const { report } = await examineReady(routeOf(file));
      expect(report).toMatchObject({ publishable: true, verdict: 'sound', findings: [] });
    });

    it('asks and commands what the catalogue has', async () => {
      const nodes = Object.values((await planOf(file)).nodes);
      for (const { duty, job } of nodes) {
        if (duty?.form) expect(isRouteForm(duty.form)).toBe(true);
        if (duty && !duty.form) expect(duty.outcomes).toBeDefined();
        if (duty) expect(duty.dueDate).toBeDefined();
        if (job) expect('text' in job.type && isRouteCommand(job.type.text)).toBe(true);
      }
    });

    it('is named in Persian, every task and gateway of it', async () => {
      const nodes = Object.values((await planOf(file)).nodes);
      const named = nodes.filter(({ kind, job, duty }) => duty || job || ['sub', 'exclusive', 'script', 'rule'].includes(kind));
      for (const { name } of named) expect(name).toMatch(/^[\u0600-\u06ff\u200c؟،۰-۹ ]+$/);
    });

    it('is drawn: every element has its place, and none lies on another', () => {
      const boxes = boxesOf(readyFile(file).toString());
      const leaves = boxes.filter(({ isFrame, isBorder }) => !isFrame && !isBorder);
      for (const [i, a] of leaves.entries())
        for (const b of leaves.slice(i + 1)) expect([a.id, b.id, overlap(a, b)]).toEqual([a.id, b.id, false]);
    });

    it('has its cases', () => expect(cases.filter((name) => caseOf(name).bpmn[0]!.endsWith(file)).length).toBeGreaterThanOrEqual(3));
  });

  it.each(cases)('%s', async (name) => {
    expect(Object.keys(caseOf(name).variables).sort()).toEqual([...routeVariables].sort());
    expect(await conformByEngine(join(folder, name), pool)).toEqual([]);
  });

  it.each([
    ['RECORD_CORRECTION', '2101', '21.disputes'],
    ['ABROAD_RECORD', '2101', 'hq.legal.disputes'],
    ['AGE_COMMISSION', '21.records', '21.disputes'],
    ['AGE_COMMISSION', '3001', '23.disputes'],
    ['RECORD_CORRECTION', 'hq.legal.affairs', 'hq.legal.disputes'],
  ])('the table sends %s of %s to %s', async (inquiryType, unit, board) => {
    const directory = JSON.parse(readFileSync(join(folder, 'directory.json'), 'utf8')) as DirectoryFacts;
    directory.units['30'] = { level: 'province', parent: 'hq', head: '30.head' };
    directory.units['3001'] = { level: 'county', parent: '30', head: '3001.head' };
    const question = { id: 'q', instance: 'i', element: 'choose', at: '2026-01-03T05:00:00Z', context: { inquiryType, unit }, lets: [] };
    const asked = { ...question, asks: [{ key: 'decision', as: 'decision' as const, decision: 'dispute_board' }] };
    const [answer] = await pool.evaluate(
      [asked],
      { version: `${inquiryType} ${unit}`, directory },
      decisionsOf(await planOf('dispute-board.bpmn')),
    );
    expect(answer!.answers.decision).toEqual({ value: board });
  });
});

const routeOf = (file: string) => readyRoutes.find((route) => route.file === file)!;
const planOf = async (file: string) => JSON.parse((await examineReady(routeOf(file))).plan!) as RoutePlan;
const caseOf = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { bpmn: string[]; variables: object };

interface Box {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  isFrame: boolean;
  isBorder: boolean;
}

function boxesOf(xml: string): Box[] {
  const border = new Set([...xml.matchAll(/<bpmn:boundaryEvent id="([^"]+)"/g)].map(([, id]) => id));
  const shapes = xml.matchAll(
    /bpmnElement="([^"]+)"( isExpanded="true")?[^>]*>\s*<dc:Bounds x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)"/g,
  );
  return [...shapes].map(([, id, frame, ...size]) => {
    const [x, y, w, h] = size.map(Number) as [number, number, number, number];
    return { id: id!, x, y, w, h, isFrame: frame !== undefined, isBorder: border.has(id!) };
  });
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
