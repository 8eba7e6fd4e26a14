import { Journal } from '../../src/journal/journal';
import { LettersProjection } from '../../src/letters/letters.projection';
import { createDataSource } from '../../src/platform/database/data-source';
import type { OwnSystem } from '../chaos/own-system';
import { ask } from '../launch/postgres';
import { sideBySide, timed } from './measures';
import type { Line } from './report';

const WRITERS = 16;

/** Letters of one office, registered by its process's own step as fast as sixteen writers can; nobody loses a number to a crash (fsync). */
export async function numbers(system: OwnSystem, count: number): Promise<Line[]> {
  const db = await createDataSource(system.databaseUrl, WRITERS).initialize();
  try {
    const letters = await ask<{ id: string }>(system.databaseUrl, signedLetters, [count]);
    const projection = new LettersProjection(db, new Journal(db));
    await sideBySide(WRITERS, WRITERS, (n) => projection.register({ processId: letters[n]!.id, since: 0, key: 'register' })); // connected and warm
    const ms = await timed(() =>
      sideBySide(count - WRITERS, WRITERS, (n) => projection.register({ processId: letters[WRITERS + n]!.id, since: 0, key: 'register' })),
    );
    const [book] = await ask<{ last: number; numbers: number; fsync: string }>(
      system.databaseUrl,
      `select c.last_no as last, (select count(*)::int from numbers n where n.book_id = c.book_id and n.year = c.year) as numbers, current_setting('fsync') as fsync
       from counters c join books b on b.id = c.book_id join units u on u.id = b.office_id where u.code = '0102' and b.kind = 'INTERNAL'`,
    );
    if (book!.last !== count || book!.numbers !== count)
      throw new Error(`${count} letters got ${book!.numbers} numbers up to ${book!.last}`);
    await ask(system.databaseUrl, `update processes set closed_at = office_now() where closed_at is null`); // nobody works on them
    return [
      {
        name: `numbers a second in one book, ${WRITERS} writers`,
        unit: '/s',
        measured: (count - WRITERS) / (ms / 1000),
        aim: { least: 300 },
        note: `the whole step with its line; fsync ${book!.fsync}, none missing or double`,
      },
    ];
  } finally {
    await db.destroy();
  }
}

/** Signed letters of an office that takes no part elsewhere, as rows. */
const signedLetters = `
  with made as (select gen_random_uuid() as salt, (lpad(to_hex((extract(epoch from office_now()) * 1000)::bigint), 12, '0')) as time from generate_series(1, $1)),
       letter as (select (time || '7' || substr(translate(salt::text, '-', ''), 14, 3) || '8' || substr(translate(salt::text, '-', ''), 18, 15))::uuid as id from made),
       process as (insert into processes (year, id, kind, letter_id, state) select year_of(id), id, 'letter', id, 'SIGNED' from letter returning year, id)
  insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, version)
  select p.year, p.id, 'LETTER', 'INTERNAL', 'UNCLASSIFIED', 'NORMAL', 'آزمون شماره', u.id, head_of(u.id), 1 from process p, units u where u.code = '0102' returning id`;
