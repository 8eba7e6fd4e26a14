import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v4 } from 'uuid';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { ActRecorded } from '../../contracts/tasks';
import { byOf, seatAt } from '../cartable/desk';
import type { Actor } from '../auth/actor';
import { requireScope } from '../auth/seat';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import type { Page } from '../journal/page';
import { shownFileName } from '../platform/http/file-name';
import { FileTooLarge, type Storage, type Stored } from '../platform/storage/storage';
import { requireSight } from './letters.policy';

export const STORAGE = Symbol('STORAGE');

const LIMIT_MB = 25;
const FILES_PER_LETTER = 60;
/** A scan is on its way when the letter is registered; whoever opens the letter meanwhile does not stop it. */
const SCAN_MINUTES = 15;

export interface AttachmentAdded extends ActRecorded {
  id: string;
  sha256: string;
}

/**
 * Files that go with a letter: the object is kept before the row that names it. A draft takes them while it is on the desk; a letter from outside
 * takes its scans from the clerk who typed it in, until somebody has opened it.
 */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly commands: Commands,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  /**
   * @param name as the person's computer called it
   * @throws DomainError `letter.file_name_invalid` · `letter.file_too_large` · `letter.file_empty` · `letter.too_many_files` · `letter.not_editable`
   */
  async add(caller: Caller, letterId: string, name: string, mime: string, bytes: Readable): Promise<AttachmentAdded> {
    const clean = shownFileName(name);
    if (!clean) throw new DomainError('letter.file_name_invalid');
    const stored = await this.keep(bytes);
    return this.commands.act(
      { ...caller, hash: Buffer.concat([caller.hash, Buffer.from(stored.sha256, 'hex')]) },
      letterId,
      async (page) => {
        await this.requireWriter(page, caller.actor, SCAN_MINUTES);
        const id = v4();
        const added = await page.tx.query(
          `insert into attachments (year, letter_id, id, sha256, name, mime, size, added_by) select $1, $2, $3, $4, $5, $6, $7, $8
         where (select count(*) from attachments where year = $1 and letter_id = $2) < $9 returning id`,
          [page.process.year, letterId, id, stored.sha256, clean, mime, stored.size, caller.actor.personId, FILES_PER_LETTER],
        );
        if (!added.length) throw new DomainError('letter.too_many_files', { limit: FILES_PER_LETTER });
        return { id, sha256: stored.sha256 };
      },
    );
  }

  /** @throws DomainError `letter.file_not_found` · `letter.not_editable` */
  remove(caller: Caller, letterId: string, id: string): Promise<ActRecorded> {
    return this.commands.act(caller, letterId, async (page) => {
      await this.requireWriter(page, caller.actor, 0);
      const [, removed] = await page.tx.query(`delete from attachments where year = $1 and letter_id = $2 and id = $3`, [
        page.process.year,
        letterId,
        id,
      ]);
      if (!removed) throw new DomainError('letter.file_not_found');
    });
  }

  /** @throws DomainError `letter.not_found` · `letter.file_not_found` */
  async read(actor: Actor, letterId: string, id: string): Promise<{ name: string; mime: string; size: number; bytes: Readable }> {
    await requireSight(this.db, actor, letterId);
    const [file]: { sha256: string; name: string; mime: string; size: string }[] = await this.db.query(
      `select sha256, name, mime, size from attachments where year = $1 and letter_id = $2 and id = $3`,
      [yearOf(letterId), letterId, id],
    );
    const bytes = file && (await this.storage.get(file.sha256));
    if (!bytes) throw new DomainError('letter.file_not_found');
    return { name: file.name, mime: file.mime, size: Number(file.size), bytes };
  }

  private async keep(bytes: Readable): Promise<Stored> {
    try {
      const stored = await this.storage.put(bytes, LIMIT_MB * 1024 * 1024);
      if (stored.size === 0) throw new DomainError('letter.file_empty');
      return stored;
    } catch (error) {
      if (error instanceof FileTooLarge) throw new DomainError('letter.file_too_large', { limitMb: LIMIT_MB });
      throw error;
    }
  }

  /** @param graceMinutes for how long a letter just typed in still takes files although somebody has it open */
  private async requireWriter(page: Page, actor: Actor, graceMinutes: number): Promise<void> {
    const posts = actor.posts.map(({ postId }) => postId);
    const [writer]: { post_id: string }[] = await page.tx.query(
      `select t.post_id from tasks t join letters l on l.year = t.year and l.id = t.letter_id and l.number is null
       where t.year = $1 and t.process_id = $2 and t.kind = 'draft' and t.state = 'open' and t.post_id = any($3)
       union all
       select l.post_id from letters l where l.year = $1 and l.id = $2 and l.direction = 'INCOMING' and l.drafter_id = $4 and l.post_id = any($3)
         and (l.created_at > office_now() - make_interval(mins => $5) or not exists (
           select from processes p join tasks t on t.year = p.year and t.process_id = p.id
           where p.year = $1 and p.letter_id = $2 and (t.seen_at is not null or t.state <> 'open')))`,
      [page.process.year, page.process.id, posts, actor.personId, graceMinutes],
    );
    if (!writer) throw new DomainError('letter.not_editable');
    const seat = seatAt(actor, writer.post_id)!;
    requireScope(seat, 'draft');
    page.by = byOf(actor, seat);
  }
}
