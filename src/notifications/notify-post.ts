import type { NotificationCode } from '../../contracts/notifications';
import type { Page } from '../journal/page';

/** Tells a post of what happened to a task of this process; what lines tell by themselves is in the trigger `tell_of_line`. */
export async function notifyPost(page: Page, post: string, code: NotificationCode, key: string): Promise<void> {
  const { year, id, letter_id } = page.process;
  await page.tx.query(
    `insert into notifications (post_id, code, year, letter_id, process_id, key, actor, classification, at)
     select $1, $2, year, id, $3, $4, $5, classification, office_now() from letters where year = $6 and id = $7`,
    [post, code, id, key, page.by?.actor ?? null, year, letter_id],
  );
  await page.tx.query(`insert into hints (audience, type, ref, version) values ($1, 'notification', $2, $3)`, [post, letter_id, page.seq]);
}
