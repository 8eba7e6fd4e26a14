import { availableParallelism } from 'node:os';
import { Passwords } from './passwords';

describe('checking passwords', () => {
  it('is done a few at a time; some wait, and the rest is asked to come back', async () => {
    const passwords = new Passwords();
    let begun = 0;
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const before = async () => {
      begun += 1;
      await gate;
      throw new Error('had its turn');
    };
    const cores = availableParallelism();
    const checks = Array.from({ length: cores + 50 * cores + 3 }, () =>
      passwords.matches('x', undefined, before).catch((error: Error) => error.message),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(begun).toBe(cores);
    open();
    const outcomes = await Promise.all(checks);
    expect(outcomes.filter((message) => message === 'auth.busy')).toHaveLength(3);
    expect(outcomes.filter((message) => message === 'had its turn')).toHaveLength(51 * cores);
  });

  it('matches nothing for somebody who does not exist, not even their password', async () => {
    await expect(new Passwords().matches('nobody', undefined, async () => undefined)).resolves.toBe(false);
  });
});
