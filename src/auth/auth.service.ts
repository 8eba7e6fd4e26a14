import { Injectable } from '@nestjs/common';
import type { MeView, SignIn } from '../../contracts/auth';
import { DomainError } from '../../contracts/errors';
import { Attempts } from './attempts';
import { AuthQueries } from './auth.queries';
import { Identities, type Identity } from './identity';
import { Passwords } from './passwords';
import { Sessions } from './sessions';

/** Signing in and out, and as which of their posts somebody acts. */
@Injectable()
export class AuthService {
  constructor(
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly identities: Identities,
    private readonly queries: AuthQueries,
  ) {}

  /**
   * Says no more than "wrong" of whatever is wrong, in the same time.
   * @param former the session the browser still has; a new one takes its place
   * @throws DomainError `auth.credentials_wrong` · `auth.too_many_attempts` · `auth.busy`
   */
  async signIn({ username, password }: SignIn, address: string, former: string | undefined): Promise<{ token: string; me: MeView }> {
    const name = username.toLowerCase();
    const mayTry = () => this.attempts.check(name, address);
    await mayTry(); // whoever has to wait does not take a place in the queue
    const account = await this.queries.account({ username: name });
    const matches = await this.passwords.matches(password, account?.password_hash ?? undefined, mayTry);
    if (!account || !matches || account.disabled) {
      await this.attempts.failed(name, address);
      throw new DomainError('auth.credentials_wrong');
    }
    await this.attempts.succeeded(name, address);
    if (former) await this.sessions.close(former);
    const token = await this.sessions.open(account.id);
    const identity = await this.identities.of(token);
    if (!identity) throw new DomainError('auth.credentials_wrong');
    return { token, me: await this.me(identity) };
  }

  async signOut(token: string | undefined): Promise<void> {
    if (token) await this.sessions.close(token);
  }

  async me({ session, person, actor }: Identity): Promise<MeView> {
    const [account, posts, now] = await Promise.all([
      this.queries.account({ id: person.personId }),
      this.queries.describe(person.posts),
      this.queries.now(),
    ]);
    if (!account) throw new DomainError('auth.required');
    const { id, username, name } = account;
    const chosen = actor === person ? null : session.chosenPostId;
    return {
      person: { id, username, name, clearance: person.clearance, isAdmin: person.isAdmin },
      posts,
      chosenPostId: chosen,
      expiresAt: session.expiresAt.toISOString(),
      now,
    };
  }

  /** @throws DomainError `auth.post_not_held` */
  async choosePost(token: string, { person }: Identity, postId: string | null): Promise<MeView> {
    if (postId !== null && !person.posts.some((post) => post.postId === postId)) throw new DomainError('auth.post_not_held');
    await this.sessions.choosePost(token, postId);
    const identity = await this.identities.of(token);
    if (!identity) throw new DomainError('auth.required');
    return this.me(identity);
  }
}
