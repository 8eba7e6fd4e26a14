import { Injectable } from '@nestjs/common';
import { v4 } from 'uuid';
import { yearOf } from '../../contracts/ids';
import type { NoteView, WriteNote } from '../../contracts/notes';
import { iso, personRef, postRef } from '../cartable/columns';
import { byOf } from '../cartable/desk';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { requireSeat, requireSight } from './letters.policy';

/** Notes on the margin of a letter: an office's own, they follow from nothing and nothing follows from them, so no process is told. */
@Injectable()
export class NotesService {
  constructor(private readonly requests: Requests) {}

  /** @throws DomainError `auth.post_not_held` · `letter.not_found` for a post without part in it */
  write(caller: Caller, letterId: string, { post, text }: WriteNote): Promise<NoteView> {
    const { actor } = caller;
    const seat = requireSeat(actor, post);
    return this.requests.once(caller, async (tx) => {
      await requireSight(tx, { ...actor, posts: [seat] }, letterId);
      const by = byOf(actor, seat);
      const [note] = await tx.query<NoteView[]>(
        `with m as (insert into margin_notes (year, letter_id, id, text, author, post, on_behalf_of, office_id) values ($1, $2, $3, $4, $5, $6, $7, $8) returning *),
              told as (insert into hints (audience, type, ref, version)
                       select distinct y.post_id, 'letter.noted', $2::uuid, 0 from parties y join posts o on o.id = y.post_id where y.year = $1 and y.letter_id = $2 and o.office_id = $8)
         select m.id, m.text, ${personRef('m.author')} as author, ${postRef('m.post')} as post, ${personRef('m.on_behalf_of')} as "onBehalfOf", ${iso('m.at')} as at from m`,
        [yearOf(letterId), letterId, v4(), text, by.actor, by.post, by.onBehalfOf, seat.officeId],
      );
      return note!;
    });
  }
}
