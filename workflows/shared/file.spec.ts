import fc from 'fast-check';
import type { Entry, Refs, Step } from '../../contracts/journal';
import { File } from './file';

const keys = ['answer.1', 'answer.2', 'ref.7'];
const steps: Step[] = ['half', 'due', 'head', 'province'];
const at = fc.integer({ min: 0, max: 5000 }).map((minutes) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString());
const ladder = fc.subarray(steps).chain((some) => fc.tuple(...some.map((step) => at.map((when) => ({ step, at: when })))));

/** Journals as they are written: each line once, a clock strikes when it is there, a task is answered after it was asked. */
const journals = fc
  .array(
    fc.record({
      what: fc.constantFrom('asked', 'answered', 'fired', 'retimed', 'heard', 'said', 'done'),
      key: fc.constantFrom(...keys),
      step: fc.constantFrom(...steps),
      ladder,
    }),
    { maxLength: 40 },
  )
  .map((wishes) => {
    const lines: Omit<Entry, 'seq'>[] = [{ kind: 'opened', key: 'process', refs: { version: 1 } }];
    const has = (kind: string, key: string) => lines.some((line) => line.kind === kind && line.key === key);
    const add = (kind: Entry['kind'], key: string, refs: Refs = {}) => void (has(kind, key) || lines.push({ kind, key, refs }));
    for (const { what, key, step, ladder } of wishes) {
      if (what === 'asked') add('asked', key, ladder.length ? { ladder } : {});
      else if (what === 'said') add('said', `extension.${lines.length}`, { parent: key, ladder });
      else if (what === 'heard') add('heard', `${key}.${lines.length}`, { child: key, outcome: 'returned' });
      else if (what === 'done') add('done', key);
      else if (!has('asked', key) || has('answered', key)) continue;
      else if (what === 'answered') add('answered', key, { outcome: 'answered' });
      else if (what === 'retimed') add('retimed', `${key}.${lines.length}`, { parent: key, ladder });
      else add('fired', `${key}:${step}`);
    }
    return lines.map((line, i): Entry => ({ seq: i + 1, ...line }));
  });

const folded = (...portions: Entry[][]) => {
  const file = new File();
  for (const portion of portions) file.read(portion);
  return file;
};
const positionOf = (file: File, journal: Entry[]) => ({
  seq: file.seq,
  next: file.nextRung(),
  news: file.heard(),
  lines: journal.map(({ kind, key }) => file.refsOf(kind, key)),
});

describe('the journal of a process, folded', () => {
  it('gives the same position whether it is read at once, line by line, or anew from any line on', () => {
    fc.assert(
      fc.property(journals, fc.nat(), (journal, n) => {
        const cut = n % (journal.length + 1);
        const whole = positionOf(folded(journal), journal);
        expect(positionOf(folded(...journal.map((entry) => [entry])), journal)).toEqual(whole);
        expect(positionOf(folded(journal.slice(0, cut), journal.slice(cut)), journal)).toEqual(whole);
        expect(positionOf(folded(journal.slice(0, cut), journal, journal.slice(0, cut)), journal)).toEqual(whole); // what two readers bring
      }),
    );
  });

  it('knows the earliest clock that has not struck, of tasks that are open', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        const holding = new Map<string, { step: Step; at: string }[]>();
        for (const { kind, key, refs } of journal) {
          if (kind === 'asked' && refs.ladder) holding.set(key, refs.ladder);
          if (kind === 'retimed') holding.set(refs.parent!, refs.ladder!);
          if (kind === 'answered') holding.delete(key);
        }
        const fired = new Set(journal.filter(({ kind }) => kind === 'fired').map(({ key }) => key));
        const due = [...holding]
          .flatMap(([key, rungs]) => rungs.filter(({ step }) => !fired.has(`${key}:${step}`)).map(({ at }) => at))
          .sort();
        expect(folded(journal).nextRung()?.at).toBe(due[0]);
      }),
    );
  });

  it('says when a line is missing', () => {
    const lines = (...seqs: number[]): Entry[] => seqs.map((seq) => ({ seq, kind: 'done', key: `${seq}`, refs: {} }));
    expect(() => folded(lines(1), lines(3))).toThrow('gap');
    expect(folded(lines(1, 2), lines(2, 3)).seq).toBe(3);
  });
});
