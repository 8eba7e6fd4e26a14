import type { Outcome } from '../../../contracts/tasks';
import { isRouteCommand, type RouteCommand } from '../../../contracts/route-catalogue';
import type { Json, Variables } from '../../../contracts/route-events';
import type { Page } from '../../journal/page';
import { isSigned } from '../../letters/signature';
import { allot } from '../../secretariat/numbers';
import { candidatesOf } from './candidates';
import { variablesOf } from './choice';

/** How a command ended: with what it brought, with an error of the catalogue, or with the end of the letter. */
export type Ended = { brings: Variables } | { refused: string } | { discards: true } | { fails: string };

/** @param at walk, job and how often, as the keys of its tasks have them · @param given what the route gave it */
export async function endOf(page: Page, type: string, at: string, given: Variables): Promise<Ended> {
  return isRouteCommand(type) ? ends[type](page, at, given) : { fails: type };
}

const ends: Record<RouteCommand, (page: Page, at: string, given: Variables) => Promise<Ended>> = {
  async 'letter.return'(page, at) {
    const [submitted] = await answers(page, `draft.${at}`);
    if (submitted?.outcome !== 'submitted' && (await numberOf(page))) return { refused: 'letter.registered' };
    if (submitted?.outcome === 'discarded') return { discards: true };
    if (submitted?.outcome !== 'submitted') return { fails: 'letter.return' };
    return { brings: { ...(await variablesOf(page, submitted)), outcome: 'submitted' } };
  },

  /** The number is taken last; the clerk's registering allots one itself. */
  async 'letter.register'(page, at) {
    if (await numberOf(page)) return { brings: {} };
    const [again] = await answers(page, `sign.${at}.back.%`);
    if (again && again.outcome !== 'signed') return { refused: again.outcome === 'rejected' ? 'letter.rejected' : 'letter.returned' };
    if (!(await isSigned(page))) return { refused: 'letter.unsigned' };
    await allot(page, 'INTERNAL');
    page.state = 'REGISTERED';
    page.add({ kind: 'done', key: 'register', refs: {} });
    return { brings: {} };
  },

  'letter.dispatch': dispatched,

  async 'inquiry.open'(page) {
    return (await isInquiry(page)) ? dispatched(page) : { refused: 'inquiry.none' };
  },

  'letter.await': dispatched,

  async 'inquiry.await'(page) {
    if (!(await isInquiry(page))) return { refused: 'inquiry.none' };
    const [{ asked, answered }]: [{ asked: number; answered: number }] = await page.tx.query(
      `select count(*)::int as asked, count(*) filter (where r.state = 'ANSWERED')::int as answered
       from processes r where r.year = $1 and r.letter_id = $2 and r.kind = 'respondent'`,
      [page.process.year, page.process.id],
    );
    return asked > 0 ? { brings: { asked, answered } } : { refused: 'inquiry.none' };
  },

  async 'letter.notify'(page, at, { to = [] }) {
    const [{ classification }] = await page.tx.query(`select classification from letters where year = $1 and id = $2`, [
      page.process.year,
      page.process.id,
    ]);
    const { posts } = await candidatesOf(page.tx, namesIn(to), { classification });
    if (!posts.length) return { refused: 'post.unknown' };
    for (const [i, post] of posts.entries()) {
      const key = `notice.route.${at}.${i + 1}`;
      await page.tx.query(`select ask($1, $1, $2, null, 'notice', $3)`, [page.process.id, key, post]);
      page.add({ kind: 'asked', key, refs: { task: 'notice', post } });
    }
    return { brings: {} };
  },

  async 'letter.discard'(page) {
    return (await numberOf(page)) ? { refused: 'letter.registered' } : { discards: true };
  },
};

async function dispatched(page: Page): Promise<Ended> {
  const [{ sent }] = await page.tx.query(
    `select exists (select from acts where year = $1 and process_id = $2 and kind = 'done' and key = 'dispatch.1') as sent`,
    [page.process.year, page.process.id],
  );
  return sent ? { brings: {} } : { refused: 'letter.unregistered' };
}

const namesIn = (to: Json): string[] => (Array.isArray(to) ? to : [to]).flatMap((name) => (typeof name === 'string' ? name : []));

async function numberOf(page: Page): Promise<string | null> {
  const [{ number }] = await page.tx.query(`select number from letters where year = $1 and id = $2`, [page.process.year, page.process.id]);
  return number;
}

async function isInquiry(page: Page): Promise<boolean> {
  const [{ kind }] = await page.tx.query(`select kind from letters where year = $1 and id = $2`, [page.process.year, page.process.id]);
  return kind === 'INQUIRY';
}

/** What tasks of a command were answered with, the last first. */
function answers(page: Page, key: string): Promise<{ outcome: Outcome; reviewers?: string[]; signers?: string[] }[]> {
  return page.tx
    .query(`select refs from acts where year = $1 and process_id = $2 and kind = 'answered' and key like $3 order by seq desc`, [
      page.process.year,
      page.process.id,
      key,
    ])
    .then((rows: { refs: { outcome: Outcome } }[]) => rows.map(({ refs }) => refs));
}
