import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoutePlan } from '../../contracts/route-plan';
import { compileRoute } from '../../src/routing/compile/compile';
import { findingSentence } from '../../src/routing/compile/findings';
import { withSomebody } from '../../scripts/routes/prove-file';
import { exhaust } from '../../scripts/routes/prove-exhaustive';
import { type Limits, type Proof, usualLimits } from '../../src/routing/prove/proof';
import { prove } from '../../src/routing/prove/prove';
import { border, call, called, drawn, e, error, ext, fileOf, gate, job, receive, s, sub, timer, user } from '../support/drawings';

const failing = drawn(`<bpmn:startEvent id="s2"/><bpmn:endEvent id="e2">${error}</bpmn:endEvent>`, 's2>e2');
const stuck = drawn(
  `<bpmn:startEvent id="s2"/>${gate('parallel', 'a', 'j')}${gate('exclusive', 'x')}${user('B')}<bpmn:endEvent id="e2"/>`,
  's2>a a>j a>B B>x x>j? x>e2! j>e2',
);
const letters = [...'ABCDEFGH'];
const tooWide = drawn(
  `${s}${gate('inclusive', 'a', 'j')}${letters.map((id) => user(id)).join('')}${e}`,
  `s>a ${letters.map((id) => `a>${id}? ${id}>j`).join(' ')} j>e`,
);

async function planOf(inside: string, beside = ''): Promise<RoutePlan> {
  const { plan, report } = await compileRoute(fileOf(inside, beside));
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan!;
}

async function proofOf(inside: string, limits: Partial<Limits> = {}, beside = ''): Promise<Proof> {
  const proof = prove(await planOf(inside, beside), limits);
  for (const finding of proof.findings) expect(findingSentence(finding)).not.toContain('؟');
  return proof;
}

const said = ({ findings }: Proof) => findings.map(({ code, element }) => `${code} ${element}`);

describe('a route before it is published', () => {
  it.each<[string, string, string, string]>([
    [
      'a join waits for a branch that was not taken',
      'sound.join_waits j',
      drawn(`${s}${gate('exclusive', 'x')}${user('A')}${user('B')}${gate('parallel', 'j')}${e}`, 's>x x>A? x>B! A>j B>j j>e'),
      drawn(`${s}${gate('parallel', 'x')}${user('A')}${user('B')}${gate('parallel', 'j')}${e}`, 's>x x>A x>B A>j B>j j>e'),
    ],
    [
      'a branch is left behind',
      'sound.left_behind j',
      drawn(
        `${s}${gate('parallel', 'a', 'j')}${gate('exclusive', 'x')}${user('A')}${user('B')}${e}<bpmn:endEvent id="e2"/>`,
        's>a a>A a>B A>j B>x x>j? x>e2! j>e',
      ),
      drawn(
        `${s}${gate('parallel', 'a')}${gate('inclusive', 'j')}${gate('exclusive', 'x')}${user('A')}${user('B')}${e}<bpmn:endEvent id="e2"/>`,
        's>a a>A a>B A>j B>x x>j? x>e2! j>e',
      ),
    ],
    [
      'a time never comes',
      'sound.waits_for_ever C',
      drawn(`${s}<bpmn:intermediateCatchEvent id="C">${timer('R0/PT1H', 'Cycle')}</bpmn:intermediateCatchEvent>${e}`, 's>C C>e'),
      drawn(`${s}<bpmn:intermediateCatchEvent id="C">${timer('PT1H')}</bpmn:intermediateCatchEvent>${e}`, 's>C C>e'),
    ],
    [
      'nobody catches an error',
      'sound.error_uncaught e2',
      drawn(`${s}${sub('S', failing)}${user('A')}${border('b', 'A', timer('PT1H'))}${e}`, 's>A A>S b>e S>e'),
      drawn(`${s}${sub('S', failing)}${border('b', 'S', error)}${e}`, 's>S b>e'),
    ],
    [
      'it goes in circles without anybody',
      'sound.endless x',
      drawn(`${s}${gate('exclusive', 'x', 'y')}<bpmn:task id="T"/>${user('A')}${e}`, 's>y y>x? y>A! x>T T>x A>e'),
      drawn(`${s}${gate('exclusive', 'x', 'y')}<bpmn:task id="T"/>${user('A')}${e}`, 's>y y>x? y>A! x>T T>y A>e'),
    ],
    [
      'people go in circles for ever',
      'sound.never_ends A',
      drawn(`${s}${gate('exclusive', 'y')}${user('A')}${user('B')}${e}`, 's>y y>A? y>e! A>B B>A'),
      drawn(`${s}${gate('exclusive', 'y')}${user('A')}${user('B')}${e}`, 's>y y>A? y>e! A>B B>y'),
    ],
    [
      'branches become more and more',
      'sound.tokens_multiply B',
      drawn(`${s}${user('A')}${user('B')}${e}`, 's>A A>A A>B B>e'),
      drawn(`${s}${gate('exclusive', 'x')}${user('A')}${user('B')}${e}`, 's>A A>x x>A? x>B! B>e'),
    ],
    [
      'a step is never reached',
      'sound.dead b',
      drawn(`${s}${user('A')}${border('b', 'A', error)}${e}`, 's>A A>e b>e'),
      drawn(`${s}${job('A')}${border('b', 'A', error)}${e}`, 's>A A>e b>e'),
    ],
    ['a task is nobody’s', 'sound.nobody A', drawn(`${s}<bpmn:userTask id="A"/>${e}`, 's>A A>e'), drawn(`${s}${user('A')}${e}`, 's>A A>e')],
    [
      'a wait has neither a time nor a way out',
      'sound.no_way_out A',
      drawn(`${s}${user('A', false)}${border('b', 'A', timer('PT1H'), false)}${e}`, 's>A A>e b>e'),
      drawn(`${s}${user('A', false)}${border('b', 'A', timer('PT1H'))}${e}`, 's>A A>e b>e'),
    ],
  ])('is told that %s', async (_, finding, red, green) => {
    expect(said(await proofOf(red))).toContain(finding);
    expect(await proofOf(green)).toMatchObject({ verdict: 'sound', findings: [] });
  });

  it.each<[string, string[], string, string?]>([
    ['a task', ['A'], drawn(`${s}${user('A', false)}${e}`, 's>A A>e')],
    ['a message alone', ['C'], drawn(`${s}${receive('C')}${e}`, 's>C C>e')],
    ['a task that receives', ['R'], drawn(`${s}<bpmn:receiveTask id="R" messageRef="msg"/>${e}`, 's>R R>e')],
    [
      'messages of a gateway',
      ['r'],
      drawn(
        `${s}${gate('eventBased', 'r')}${receive('C')}${receive('D', '<bpmn:signalEventDefinition signalRef="sig"/>')}${e}`,
        's>r r>C r>D C>e D>e',
      ),
    ],
    [
      'not where a time is at the gateway',
      [],
      drawn(`${s}${gate('eventBased', 'r')}${receive('C')}${receive('D', timer('PT1H'))}${e}`, 's>r r>C r>D C>e D>e'),
    ],
    [
      'a task around which only an error ends',
      ['A'],
      drawn(
        `${s}${sub('S', drawn(`<bpmn:startEvent id="s2"/>${user('A', false)}${job('J')}<bpmn:endEvent id="e2"/>`, 's2>A A>J J>e2'))}${border('b', 'S', error)}${e}`,
        's>S S>e b>e',
      ),
    ],
    [
      'not where a deadline ends what is around',
      [],
      drawn(
        `${s}${sub('S', drawn(`<bpmn:startEvent id="s2"/>${user('A', false)}<bpmn:endEvent id="e2"/>`, 's2>A A>e2'))}${border('b', 'S', timer('PT1H'))}${e}`,
        's>S S>e b>e',
      ),
    ],
    [
      'not where an event inside ends what is around',
      [],
      drawn(
        `${s}${user('A', false)}${e}<bpmn:subProcess id="H" triggeredByEvent="true">${drawn(`<bpmn:startEvent id="s2">${timer('PT1H')}</bpmn:startEvent><bpmn:endEvent id="e2"/>`, 's2>e2')}</bpmn:subProcess>`,
        's>A A>e',
      ),
    ],
    ['a task of a called process', ['A'], drawn(`${s}${call('X', 'q')}${e}`, 's>X X>e'), 'q'],
    ['not where a deadline ends each call', [], drawn(`${s}${call('X', 'r')}${border('b', 'X', timer('PT1H'))}${e}`, 's>X X>e b>e'), 'q r'],
    [
      'a task that one of its calls leaves without a deadline',
      ['A'],
      drawn(`${s}${call('X', 'q')}${border('b', 'X', timer('PT1H'))}${call('Y', 'q')}${e}`, 's>X X>Y Y>e b>e'),
      'q',
    ],
  ])('is warned where waiting has neither a time nor a way out: %s', async (_, waiting, inside, beside = '') => {
    const of: Record<string, string> = {
      q: called('q', drawn(`<bpmn:startEvent id="s3"/>${user('A', false)}<bpmn:endEvent id="e3"/>`, 's3>A A>e3')),
      r: called('r', drawn(`<bpmn:startEvent id="s4"/>${call('Y', 'q')}${call('Z', 'q')}<bpmn:endEvent id="e4"/>`, 's4>Y Y>Z Z>e4')),
    };
    const processes = beside.split(' ').map((id) => of[id] ?? '');
    const proof = await proofOf(inside, {}, processes.join(''));
    expect([proof.verdict, ...said(proof)]).toEqual(['sound', ...waiting.map((id) => `sound.no_way_out ${id}`)]);
  });

  it('knows that nobody is named by nothing, and by blanks', async () => {
    const task = (groups: string) =>
      `<bpmn:userTask id="A">${ext(`<zeebe:assignmentDefinition candidateGroups="${groups}"/><zeebe:taskSchedule dueDate="= now()"/>`)}</bpmn:userTask>`;
    for (const groups of ['= null', ' , '])
      expect(said(await proofOf(drawn(`${s}${task(groups)}${e}`, 's>A A>e')))).toEqual(['sound.nobody A']);
  });

  it('asks neither whose nor how long of what is never reached', async () => {
    const proof = await proofOf(drawn(`${s}${user('A')}${border('b', 'A', error)}${user('B', false)}${e}`, 's>A A>e b>B B>e'));
    expect(said(proof)).toEqual(['sound.dead b', 'sound.dead B']);
  });

  it('says the same once, and looks at each process that may be begun', async () => {
    const throws = called('q', drawn(`<bpmn:startEvent id="s3"/><bpmn:endEvent id="e3">${error}</bpmn:endEvent>`, 's3>e3'));
    const other = called('r', drawn(`<bpmn:startEvent id="s4"/>${call('Y', 'q')}<bpmn:endEvent id="e4"/>`, 's4>Y Y>e4'));
    const twice = await proofOf(drawn(`${s}${call('X', 'q')}${e}`, 's>X X>e'), {}, other + throws);
    expect(said(twice)).toEqual(['sound.error_uncaught e3', 'sound.dead e', 'sound.dead e4']);
    const besideWide = await proofOf(tooWide, {}, other + throws);
    expect([besideWide.verdict, ...said(besideWide)]).toEqual(['unsound', 'sound.error_uncaught e3', 'sound.unknown_width a']);
  });

  it('begins at its start, and at each start that something else sets off', async () => {
    const asked = '<bpmn:startEvent id="m"><bpmn:messageEventDefinition messageRef="msg"/></bpmn:startEvent>';
    expect(await proofOf(drawn(`${s}${asked}${user('A')}${e}`, 's>e m>A A>e'))).toMatchObject({ verdict: 'sound', findings: [] });
    expect(said(await proofOf(drawn(`${s}${asked}${gate('parallel', 'j')}${e}`, 's>e s>j m>j j>e')))).toContain('sound.join_waits j');
  });

  it('shows the shortest way to where it stands still', async () => {
    const proof = await proofOf(drawn(`${s}${gate('exclusive', 'x')}${user('A')}${gate('parallel', 'j')}${e}`, 's>x x>A? x>j! A>j j>e'));
    const way = proof.findings.find(({ code }) => code === 'sound.join_waits')!.path.map(({ how, element }) => `${how} ${element}`);
    expect(way).toEqual(['entered p', 'entered s', 'took f_s_x', 'entered x', 'took f_x_j', 'stands j']);
  });

  it('may stand still inside what a deadline takes away, and leave behind what an end sweeps up', async () => {
    const swept = drawn(`${s}${sub('S', stuck)}${border('b', 'S', timer('PT9H'))}${e}`, 's>S S>e b>e');
    expect(said(await proofOf(drawn(`${s}${sub('S', stuck)}${e}`, 's>S S>e')))).toEqual(['sound.left_behind j']);
    expect(await proofOf(swept)).toMatchObject({ verdict: 'sound', findings: [] });
    const terminated = drawn(
      `${s}${gate('parallel', 'a', 'j')}${gate('exclusive', 'x')}${user('B')}<bpmn:endEvent id="e"><bpmn:terminateEventDefinition/></bpmn:endEvent>`,
      's>a a>j a>B B>x x>j? x>e! j>e',
    );
    expect(await proofOf(terminated)).toMatchObject({ verdict: 'sound' });
  });

  it('is never called sound when not everything was looked at', async () => {
    const many = ['A', 'B', 'C', 'D'].map((id) => user(id)).join('');
    const wide = drawn(`${s}${gate('parallel', 'a', 'j')}${many}${e}`, 's>a a>A a>B a>C a>D A>j B>j C>j D>j j>e');
    expect((await proofOf(wide, { states: 10 })).verdict).toBe('unknown');
    expect(said(await proofOf(wide, { states: 10 }))).toEqual(['sound.unknown_states undefined']);
    expect(await proofOf(wide)).toMatchObject({ verdict: 'sound', states: 17 });
    const choices = await proofOf(tooWide);
    expect([choices.verdict, ...said(choices)]).toEqual(['unknown', 'sound.unknown_width a']);
    const computed = `<bpmn:callActivity id="A">${ext('<zeebe:calledElement processId="= which"/>')}</bpmn:callActivity>`;
    expect(said(await proofOf(drawn(`${s}${computed}${e}`, 's>A A>e')))).toEqual(['sound.unknown_call A']);
    const undoing = '<bpmn:intermediateThrowEvent id="A"><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent>';
    expect(said(await proofOf(drawn(`${s}${undoing}${e}`, 's>A A>e')))).toEqual(['sound.unknown_undoing A']);
  });
});

describe('the interpreter', () => {
  it('ends an ad-hoc part that is done for each item at the condition of that part', async () => {
    const each =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="= l"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>';
    const until = '<bpmn:completionCondition>= enough</bpmn:completionCondition>';
    const adhoc = `<bpmn:adHocSubProcess id="H">${ext('<zeebe:adHoc activeElementsCollection="= a"/>')}${each}${user('A')}${until}</bpmn:adHocSubProcess>`;
    const plan = await planOf(drawn(`${s}${adhoc}${e}`, 's>H H>e'));
    expect(exhaust(plan, usualLimits)).toEqual(new Set());
    expect(prove(plan)).toMatchObject({ verdict: 'sound', findings: [] });
  });
});

describe('the cases of routes, once each task is somebody’s', () => {
  const folder = join(__dirname, 'cases');
  it.each(readdirSync(folder).filter((name) => name.endsWith('.bpmn')))('%s is sound', async (name) => {
    const { plan } = await compileRoute(readFileSync(join(folder, name)));
    const { verdict, findings } = prove(withSomebody(plan!));
    expect({ verdict, errors: findings.filter(({ severity }) => severity === 'error') }).toEqual({ verdict: 'sound', errors: [] });
  });
});
