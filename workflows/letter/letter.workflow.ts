import type { Refs } from '../../contracts/journal';
import { procedure } from '../shared/procedure';
import type { Route } from '../shared/file';
import { isRegistered, submission } from './commands';
import type { LetterHands } from './letter.ports';
import { stepsOf } from './next-steps';
import { walk } from './walk';

/** One letter at its sender: from the first draft until every desk it was sent to has done with it. */
export const letterWorkflow = procedure<LetterHands>(
  'letter',
  (file) => file.has('done', 'dispatch.1'),
  async (office) => {
    const { file, ask, once, until, hold, heed, beside } = office;
    const { post } = file.opened;
    let isRouted = false; // its way is that of a route
    let walks = false; // which has not ended yet
    const isWritten = file.has('done', 'register') && !file.has('asked', 'draft.1'); // typed in by a clerk, or the reply to an inquiry: registered as it was opened
    const draft = isWritten ? file.opened : await written();
    if (!draft) return void (await once('discard'));

    const voided = () => file.has('said', 'void');
    await Promise.race([sent(draft), until(voided)]);
    if (!voided()) await once('close');
    if (voided()) await once('withdraw'); // also when that was said after the end

    /** Drafted, agreed and held, in as many rounds as it takes. @returns the draft that was agreed on; nothing when it is given up */
    async function written(): Promise<Refs | undefined> {
      for (let round = 1; ; round++) {
        const submitted = await ask(`draft.${round}`, 'draft', post!);
        const route = file.routes.get(`draft.${round}`);
        isRouted = route !== undefined;
        const verdict = submitted.outcome === 'discarded' ? 'rejected' : route ? await routed(route) : await circulated(round, submitted);
        if (verdict === 'agreed') return submitted;
        if (verdict === 'rejected') return undefined;
      }
    }

    /** As an administrator drew it. A route that ends without a number brings the letter back to its drafter: nothing is lost by a bad drawing. */
    async function routed(route: Route): Promise<'agreed' | 'returned' | 'rejected'> {
      walks = true;
      beside(() => walk(office, route).then(() => (walks = false)));
      await until(() => !walks || isRegistered(file));
      if (isRegistered(file)) return 'agreed';
      return file.last('done', `command.${route.walk}.`, 'discarded') ? 'rejected' : 'returned';
    }

    /** Each reviewer and signer in turn; the first who returns or rejects it ends the round. While it is held, the last signer may take it back. */
    async function circulated(round: number, submitted: Refs): Promise<'agreed' | 'returned' | 'rejected'> {
      const steps = stepsOf(submitted);
      for (const step of steps) {
        const { outcome } = await ask(`${step.kind}.${round}.${step.n}`, step.kind, step.post);
        if (outcome === 'returned' || outcome === 'rejected') return outcome;
      }
      const last = steps.at(-1)!;
      for (let again = 1; !(await hold(`hold.${round}.${again}`)); again++) {
        const { outcome } = await ask(`sign.${round}.${last.n}.${again}`, 'sign', last.post);
        if (outcome === 'returned' || outcome === 'rejected') return outcome;
      }
      return 'agreed';
    }

    /** Registered, dispatched, and done with wherever it went. */
    async function sent({ clerk, outside }: Refs) {
      if (isRouted) return arrived();
      if (!file.has('done', 'register') && clerk) await ask('register.1', 'register', clerk);
      else await once('register');
      for (let n = 1; !voided() && (await once('dispatch', n)).more; n++);
      heed('returned', replaced);
      if (outside) await ask('dispatch.1', 'dispatch', clerk!);
      await until(() => file.has('done', 'receipts'));
    }

    /** Its route registers and sends it; what has a number and was not sent when the route ends, is sent all the same. */
    async function arrived() {
      heed('returned', replaced);
      await until(() => !walks);
      for (let n = 1; !voided() && (await once('dispatch', n)).more; n++);
      const { clerk, outside } = submission(file);
      if (outside) await ask('dispatch.1', 'dispatch', clerk!);
      await until(() => file.has('done', 'receipts'));
    }

    async function replaced(n: number, child: string) {
      const { outcome } = await ask(`returned.${n}`, 'returned', post!, child); // the sender names another unit, or leaves it at that
      if (outcome === 'resent') await once('resend', n);
    }
  },
);
