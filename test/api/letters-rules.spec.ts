import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Classification, reaches } from '../../contracts/classification';
import { yearOf } from '../../contracts/ids';
import type { Actor } from '../../src/auth/actor';
import { uuidv7 } from '../../src/journal/new-id';
import { classesUpTo, maySee, requireSight } from '../../src/letters/letters.policy';
import { createDataSource } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  db = await createDataSource(database.url, 16).initialize();
}, 60_000);
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

const classes = Classification.options.filter((each) => reaches('HIGHLY_CONFIDENTIAL', each));

describe('who may see a letter', () => {
  it('is the same for the check on one letter, for every list, and in words', async () => {
    const posts: { id: string; office_id: string }[] = await db.query(`select id, office_id from posts order by code limit 6`);
    const letters = fc.array(fc.record({ classification: fc.constantFrom(...classes), parties: fc.subarray([0, 1, 2, 3, 4, 5]) }), {
      minLength: 1,
      maxLength: 6,
    });
    const actors = fc.record({ clearance: fc.constantFrom(...Classification.options), seats: fc.subarray([0, 1, 2, 3, 4, 5]) });
    await fc.assert(
      fc.asyncProperty(letters, actors, async (wanted, { clearance, seats }) => {
        const actor = {
          personId: randomUUID(),
          clearance,
          isAdmin: false,
          posts: seats.map((n) => ({ postId: posts[n]!.id })),
        } as unknown as Actor;
        const [{ now }] = await db.query(`select office_now() as now`);
        const rows = wanted.map((letter) => ({ ...letter, id: uuidv7(now) }));
        for (const { id, classification, parties } of rows) {
          await db.query(`insert into processes (year, id, kind, letter_id, state) values ($1, $2, 'letter', $2, 'DRAFTING')`, [
            yearOf(id),
            id,
          ]);
          await db.query(
            `insert into letters (year, id, direction, classification, priority, subject, office_id) values ($1, $2, 'INTERNAL', $3, 'NORMAL', 'نامه', $4)`,
            [yearOf(id), id, classification, posts[0]!.office_id],
          );
          await db.query(`insert into parties (year, letter_id, post_id, role) select $1, $2, unnest($3::uuid[]), 'ATTEND'`, [
            yearOf(id),
            id,
            parties.map((n) => posts[n]!.id),
          ]);
        }
        const listed: { id: string }[] = await db.query(`select l.id from letters l where l.id = any($1) and ${maySee('l', '$2', '$3')}`, [
          rows.map(({ id }) => id),
          actor.posts.map(({ postId }) => postId),
          classesUpTo(clearance),
        ]);
        for (const { id, classification, parties } of rows) {
          const inWords = reaches(clearance, classification) && parties.some((n) => seats.includes(n));
          const checked = await requireSight(db, actor, id).then(
            () => true,
            () => false,
          );
          expect([checked, listed.some((row) => row.id === id)]).toEqual([inWords, inWords]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('numbers of a book', () => {
  it('have no gap and no double, however many register at once and whoever gives up half-way', async () => {
    const books: { id: string }[] = await db.query(`select id from books order by id limit 3`);
    const taken: { id: string; year: number; no: number }[] = [];
    const attempts = fc.sample(fc.record({ book: fc.nat({ max: 2 }), givesUp: fc.boolean() }), 240);
    const clerk = async () => {
      for (let attempt = attempts.pop(); attempt; attempt = attempts.pop()) {
        const { book, givesUp } = attempt;
        await db
          .transaction(async (tx) => {
            const [{ year, no }] = await tx.query(`select year, no from next_number($1, office_now())`, [books[book]!.id]);
            if (givesUp) throw new Error('given up');
            return { id: books[book]!.id, year, no };
          })
          .then(
            (number) => taken.push(number),
            () => undefined,
          );
      }
    };
    await Promise.all(Array.from({ length: 12 }, clerk));
    for (const { id } of books) {
      const numbers = taken
        .filter((number) => number.id === id)
        .map(({ no }) => no)
        .sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  it('begin with one in every year, and the old book stays as it was', async () => {
    const [{ id }] = await db.query(`select id from books order by id desc limit 1`);
    const numberAt = async (at: string) => (await db.query(`select year, no from next_number($1, $2)`, [id, at]))[0];
    expect(await numberAt('2026-03-20T19:59:59Z')).toEqual({ year: 1404, no: 1 });
    expect(await numberAt('2026-03-20T20:29:59Z')).toEqual({ year: 1404, no: 2 });
    expect(await numberAt('2026-03-20T20:30:00Z')).toEqual({ year: 1405, no: 1 });
    expect(await numberAt('2026-03-20T20:29:59Z')).toEqual({ year: 1404, no: 3 });
  });
});
