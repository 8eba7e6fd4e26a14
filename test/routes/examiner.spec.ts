import { findingSentence } from '../../src/routing/compile/findings';
import type { ExaminedRoute } from '../../src/routing/library/examine';
import { drawn, e, fileOf, gate, s, user } from '../support/drawings';
import { examiner } from '../support/examiner';

const examining = examiner({ limitMs: 4_000 });
afterAll(() => examining.close());

async function examined(inside: string): Promise<ExaminedRoute & { said: string[] }> {
  const found = await examining.route({ bytes: fileOf(inside) });
  const said = found.report.findings.map(({ severity, code, element }) => `${severity} ${code} ${element ?? ''}`.trim());
  for (const finding of found.report.findings) expect(findingSentence(finding)).not.toContain('؟');
  return { ...found, said };
}

const sound = drawn(`${s}${user('A')}${e}`, 's>A A>e');
const many = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`);

/** Deeper than the parser of expressions bears in the time there is. */
const poison = drawn(`${s}${user('A')}${e}`, 's>A A>e').replace('= now()', `= ${'['.repeat(200_000)}`);

describe('the examination of a route', () => {
  it('says that a route always ends, and gives the plan it runs on', async () => {
    const { report, said, plan, hash } = await examined(sound);
    expect({ said, verdict: report.verdict, publishable: report.publishable }).toEqual({ said: [], verdict: 'sound', publishable: true });
    expect({ schema: (JSON.parse(plan!) as { schema: number }).schema, hash }).toEqual({
      schema: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('lets nobody publish a route that stands still, and shows the way there', async () => {
    const join = `${s}${gate('exclusive', 'x')}${gate('parallel', 'j')}${user('A')}${user('B')}${e}`;
    const { report } = await examined(drawn(join, 's>x x>A? x>B! A>j B>j j>e'));
    expect(report).toMatchObject({ publishable: false, verdict: 'unsound' });
    expect(report.findings.find(({ code }) => code === 'sound.join_waits')).toMatchObject({
      severity: 'error',
      element: 'j',
      path: expect.arrayContaining([
        { how: 'took', element: 'f_s_x' },
        { how: 'completed', element: 'A' },
        { how: 'stands', element: 'j' },
      ]),
    });
  });

  it('lets nobody publish a route whose branches double with every round', async () => {
    const doubling = `${s}${gate('exclusive', 'm')}${gate('parallel', 'f')}${user('A')}${user('B')}${e}`;
    const { report, said } = await examined(drawn(doubling, 's>m m>f f>A f>B A>m B>m'));
    expect(report).toMatchObject({ publishable: false, verdict: 'unsound' });
    expect(said.some((line) => line.startsWith('error sound.tokens_multiply'))).toBe(true);
  });

  it('warns of a task that is nobody’s, and publishes it', async () => {
    const { report, said } = await examined(drawn(`${s}<bpmn:userTask id="A"/>${e}`, 's>A A>e'));
    expect(said).toContain('warning sound.nobody A');
    expect(report).toMatchObject({ publishable: true, verdict: 'sound' });
  });

  it('says where it could not look everywhere, and lets two administrators judge', async () => {
    const names = many(16);
    const wide = `${s}${gate('parallel', 'f', 'j')}${names.map((id) => user(id)).join('')}${e}`;
    const { report, said } = await examined(drawn(wide, `s>f ${names.map((id) => `f>${id} ${id}>j`).join(' ')} j>e`));
    expect({ said, verdict: report.verdict, publishable: report.publishable }).toEqual({
      said: ['warning sound.unknown_states'],
      verdict: 'unknown',
      publishable: true,
    });
  });

  it('does not prove what could not be read whole', async () => {
    const { report } = await examined(drawn(`${s}<bpmn:complexGateway id="A"/>${e}`, 's>A A>e'));
    expect(report).toMatchObject({ publishable: false, verdict: null });
  });

  it('gives up a file without an end, and goes on with the next', async () => {
    const [given, next] = await Promise.all([examined(poison), examined(sound)]);
    expect(given.said).toEqual(['error file.too_hard']);
    expect(given.plan).toBeUndefined();
    expect(next.report.verdict).toBe('sound');
  });
});
