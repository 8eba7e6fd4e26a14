import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';

/** How many failures are free, and how long the growing delay after them gets at most. */
interface Subject {
  name: string;
  free: number;
  maxSeconds: number;
}

/**
 * Slows guessing down, and locks nobody out. The long delay falls on one address trying one account, so a stranger cannot keep the
 * owner out from elsewhere; the account alone and the address alone (a province behind one) have more patience.
 */
@Injectable()
export class Attempts {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `auth.too_many_attempts` with `retryAfter` seconds */
  async check(username: string, address: string): Promise<void> {
    const subjects = subjectsOf(username, address);
    const [row] = await this.db.query<{ seconds: number | null }[]>(
      `select ceil(extract(epoch from max(a.last_at + make_interval(secs => least(s.max_seconds, power(2, least(a.failures - s.free, 16))))) - clock_timestamp()))::int as seconds
       from unnest($1::bytea[], $2::int[], $3::int[]) as s(subject, free, max_seconds) join sign_in_attempts a using (subject)
       where a.failures >= s.free and a.last_at > clock_timestamp() - interval '${FORGOTTEN_AFTER}'`,
      [subjects.map(hashOf), subjects.map(({ free }) => free), subjects.map(({ maxSeconds }) => maxSeconds)],
    );
    if (row?.seconds && row.seconds > 0) throw new DomainError('auth.too_many_attempts', { retryAfter: row.seconds });
  }

  async failed(username: string, address: string): Promise<void> {
    await this.db.query(
      `insert into sign_in_attempts as a (subject, failures) select subject, 1 from unnest($1::bytea[]) as s(subject) order by subject
       on conflict (subject) do update set last_at = clock_timestamp(),
         failures = case when a.last_at > clock_timestamp() - interval '${FORGOTTEN_AFTER}' then a.failures + 1 else 1 end`,
      [subjectsOf(username, address).map(hashOf)],
    );
  }

  /** The address keeps its count: whoever owns one account could otherwise go on guessing others for ever. */
  async succeeded(username: string, address: string): Promise<void> {
    await this.db.query(`delete from sign_in_attempts where subject = any($1::bytea[])`, [
      subjectsOf(username, address).slice(0, 2).map(hashOf),
    ]);
  }
}

const FORGOTTEN_AFTER = '15 minutes';

const subjectsOf = (username: string, address: string): Subject[] => [
  { name: `account ${username} from ${address}`, free: 5, maxSeconds: 60 },
  { name: `account ${username}`, free: 50, maxSeconds: 8 },
  { name: `address ${address}`, free: 200, maxSeconds: 30 },
];

const hashOf = ({ name }: Subject) => createHash('sha256').update(name).digest();
