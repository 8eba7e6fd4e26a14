import { allHandlersFinished, condition, continueAsNew, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Entry, Refs } from '../../contracts/journal';
import type { RoutePlan } from '../../contracts/route-plan';
import type { Outcome, ProcessKind, TaskKind } from '../../contracts/tasks';
import { File } from './file';
import { look, settle, type ProcedureInput } from './procedure.messages';
import type { OfficeHands, Place, RouteHands } from './procedure.ports';

type Hand = (at: Place) => Promise<Entry[]>;
type Step<Hands> = Exclude<keyof Hands, keyof OfficeHands> & string;

/** The words a procedure is written in. */
export interface Office<Hands> {
  /** The journal so far. */
  file: File;
  /** Opens a task on a post's desk and waits until a person has closed it. `key` is its place in the procedure, `child` the process it is about. */
  ask(key: string, kind: TaskKind, post: string, child?: string): Promise<Refs>;
  /** Has the office itself do something, once in the life of the process. @returns what its line says */
  once(step: Step<Hands>, nth?: number | string): Promise<Refs>;
  /** The same once more, each time its next. */
  again(step: Step<Hands>): Promise<Refs>;
  /** The plan of a route. */
  planOf(hash: string): Promise<RoutePlan>;
  /** Waits until the journal shows it. */
  until(isSo: () => boolean): Promise<void>;
  /** Leaves time to think again. @returns false when somebody did, before the time was over */
  hold(key: string): Promise<boolean>;
  /** Looks now whether others have gone on. */
  hear(): Promise<void>;
  /** Goes on beside the story, which does not wait for it. */
  beside(strand: () => Promise<unknown>): void;
  /** Answers each child that came to this end, beside the story; `n` counts the news. */
  heed(outcome: Outcome, answer: (n: number, child: string) => Promise<unknown>): void;
}

/**
 * Makes a workflow of a story. People's acts reach it through the journal only: a message says no more than "look". The story
 * always runs from its first line; what the journal already answers is not done again, so a run may be started anew at any time.
 * @param hears whether there are others to hear of by now, children or a parent
 */
export function procedure<Hands extends OfficeHands>(
  kind: ProcessKind,
  hears: (file: File) => boolean,
  story: (office: Office<Hands>) => Promise<void>,
) {
  return async ({ processId }: ProcedureInput): Promise<void> => {
    const hands = proxyLocalActivities<OfficeHands & RouteHands>({
      startToCloseTimeout: '10 seconds',
      retry: { initialInterval: '200 ms', maximumInterval: '5 s' },
    });
    const file = new File();
    const waiting = new Set<() => boolean>();
    let queue: Promise<void> = Promise.resolve();
    let busy = 0;
    let reading: Promise<void> | undefined;

    /** Lets one hand after another work, and reads what it brings back: all of them write to the same journal anyway. */
    const learn = (hand: Hand) => {
      busy += 1;
      queue = queue.then(async () => file.read(await hand({ processId, since: file.seq }))).finally(() => (busy -= 1));
      return queue;
    };

    const read = (at: Place) => hands.readOn(hears(file) ? { ...at, listening: kind } : at);
    const hear = () => learn(read);

    /** A reading that has not begun yet stands for all who ask for one. Others it is the first to tell of may have gone on already. */
    const readOn = async (): Promise<void> => {
      const knewNobody = !hears(file);
      await (reading ??= learn((at) => {
        reading = undefined;
        return read(at);
      }));
      if (knewNobody && hears(file)) await readOn();
    };

    const until = async (isSo: () => boolean) => {
      waiting.add(isSo);
      await condition(isSo).finally(() => waiting.delete(isSo));
    };

    /** When every strand of the story waits for a person. Tried between turns only: a bare condition() is also tried in the middle of one. */
    const quiet = async () => {
      let turnOver = false;
      const settled = condition(() => turnOver && busy === 0 && ![...waiting].some((isSo) => isSo()));
      turnOver = true;
      await settled;
    };

    const ask = async (key: string, kind: TaskKind, post: string, child?: string) => {
      if (!file.has('asked', key)) await learn((at) => hands.openTask({ ...at, key, kind, post, ...(child && { child }) }));
      await until(() => file.has('answered', key));
      return file.refsOf('answered', key)!;
    };

    const once = async (step: Step<Hands>, nth?: number | string) => {
      const key = nth === undefined ? step : `${step}.${nth}`;
      if (!file.has('done', key))
        await learn((at) => (hands as unknown as Record<string, (at: Place & { key: string }) => Promise<Entry[]>>)[step]!({ ...at, key }));
      await until(() => file.has('done', key));
      return file.refsOf('done', key)!;
    };

    const again = (step: Step<Hands>) => {
      let nth = 1;
      while (file.has('done', `${step}.${nth}`)) nth += 1;
      return once(step, nth);
    };

    const planOf = (hash: string) => {
      busy += 1;
      return hands.planOf({ hash }).finally(() => (busy -= 1));
    };

    const hold = async (key: string) => {
      if (!file.has('asked', key)) await learn((at) => hands.armHold({ ...at, key }));
      await until(() => file.has('fired', `${key}:hold`) || file.has('answered', key));
      return !file.has('answered', key);
    };

    /** One timer for all clocks of the process: sleeps until the earliest, lets it strike, and looks for the next. */
    const clocks = async () => {
      for (;;) {
        await condition(() => !!file.nextRung());
        const { key, step, at } = file.nextRung()!;
        const isOld = () => file.nextRung()?.at !== at || file.has('fired', `${key}:${step}`);
        const changed = await condition(isOld, Math.max(Date.parse(at) - Date.now(), 1));
        if (!changed) await learn((place) => hands.fire({ ...place, key, step }));
        if (!changed && !isOld()) await condition(isOld, '1 second'); // the database's clock is a little behind ours
      }
    };

    setHandler(look, readOn);
    setHandler(settle, async () => {
      await readOn();
      await quiet();
      return file.seq;
    });

    await readOn();
    const beside = (strand: () => Promise<unknown>) => void strand();
    beside(clocks);
    const heed = (outcome: Outcome, answer: (n: number, child: string) => Promise<unknown>) =>
      beside(async () => {
        for (let n = 1; ; n++) {
          await until(() => file.heard().length >= n);
          const news = file.heard()[n - 1]!.refs;
          if (news.outcome === outcome) beside(() => answer(n, news.child!));
        }
      });
    const over = story({ file, ask, once, again, planOf, until, hold, hear, beside, heed }).then(() => true);
    const afresh = condition(() => workflowInfo().continueAsNewSuggested)
      .then(quiet)
      .then(() => false);
    const finished = await Promise.race([over, afresh]);
    await condition(allHandlersFinished);
    if (!finished) await continueAsNew<(input: ProcedureInput) => Promise<void>>({ processId });
  };
}
