import { createHash } from 'node:crypto';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { ask } from '../launch/postgres';
import { Person } from '../people/person';

/** The people of one office who take part, by their usernames, which are the codes of their posts. */
export interface Office {
  code: string;
  head: string;
  drafter: string;
  reviewer: string;
  /** signs before the head does */
  deputy: string;
  clerk: string;
}

const province = (code: string): Office => ({
  code,
  head: `${code}.head`,
  drafter: `${code}.identity.expert1`,
  reviewer: `${code}.documents.head`,
  deputy: `${code}.identity.head`,
  clerk: `${code}.secretariat`,
});

const county = (code: string): Office => ({
  code,
  head: `${code}.head`,
  drafter: `${code}.expert1`,
  reviewer: `${code}.deputy`,
  deputy: `${code}.head`, // who alone may sign there
  clerk: `${code}.secretariat`,
});

export const offices: readonly Office[] = [
  {
    code: 'hq',
    head: 'hq.president',
    drafter: 'hq.identity.expert1',
    reviewer: 'hq.identity.documents.head',
    deputy: 'hq.identity.head',
    clerk: 'hq.secretariat',
  },
  province('23'),
  province('01'),
  county('2301'),
  county('0101'),
  county('2302'),
];

export const usernames: readonly string[] = [...new Set(offices.flatMap(({ code: _, ...people }) => Object.values(people)))];

/** Ids of units and posts, by their codes. */
export interface Directory {
  unit(code: string): string;
  post(code: string): string;
}

export async function readDirectory(databaseUrl: string): Promise<Directory> {
  const rows = await ask<{ code: string; id: string }>(
    databaseUrl,
    `select 'unit/' || code as code, id from units union all select 'post/' || code, id from posts`,
  );
  const ids = new Map(rows.map(({ code, id }) => [code, id]));
  const idOf = (code: string) => {
    const id = ids.get(code);
    if (!id) throw new Error(`The organisation has no ${code}.`);
    return id;
  };
  return { unit: (code) => idOf(`unit/${code}`), post: (code) => idOf(`post/${code}`) };
}

/** A few at a time: checking a password is slow on purpose. */
export async function signIn(names: readonly string[], api: string): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for (const name of names) people.set(name, await Person.signedIn(name, DEVELOPMENT_PASSWORD, api));
  return people;
}

/** The id of a child process, as `child_id` makes it in SQL. */
export function childId(parent: string, key: string): string {
  const hash = createHash('md5')
    .update(parent + key)
    .digest('hex');
  const bits = `${parent.replaceAll('-', '').slice(0, 12)}7${hash.slice(13, 16)}8${hash.slice(17)}`;
  return bits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

export const deliveryAt = (letter: string, unit: string): string => childId(letter, `at.${unit}`);
export const inquiryOf = (letter: string): string => childId(letter, 'inquiry');
export const respondentAt = (letter: string, unit: string): string => childId(inquiryOf(letter), `to.${unit}`);
