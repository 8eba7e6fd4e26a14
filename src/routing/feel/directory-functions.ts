import type { DirectoryFacts } from './facts';

type Found = string | null;

/** What a route asks of the organisation. Whom it does not know is null, as everything missing is in FEEL. */
export function directoryFunctions({ units, posts }: DirectoryFacts) {
  const unitOf = (post: Found): Found => (post !== null && Object.hasOwn(posts, post) ? posts[post]!.unit : null);
  const unit = (id: Found) => (id !== null && Object.hasOwn(units, id) ? units[id] : undefined);
  const head = (id: Found): Found => unit(id)?.head ?? null;
  const parent = (id: Found): Found => unit(id)?.parent ?? null;

  /** The unit and all above it, nearest first; a chart that runs in circles ends where it began. */
  const upwards = (from: Found): string[] => {
    const way: string[] = [];
    for (let id = from; id !== null && unit(id) && !way.includes(id); id = parent(id)) way.push(id);
    return way;
  };

  /** The head of the post's unit, or of the nearest unit above that has another head. */
  const manager = (post: Found): Found => {
    const [own, ...above] = upwards(unitOf(post));
    if (own === undefined) return null;
    const heads = [own, ...above].map(head).filter((candidate) => candidate !== null);
    return heads.find((candidate) => candidate !== post) ?? null;
  };

  return {
    unitOf: (post: Found) => unitOf(post),
    head: (id: Found) => head(id),
    manager: (post: Found) => manager(post),
    secretariat: (id: Found) => unit(upwards(id).find((at) => unit(at)!.secretariat !== undefined) ?? null)?.secretariat ?? null,
    ancestor: (id: Found, level: Found) => upwards(id).find((at) => unit(at)!.level === level) ?? null,
    inRole: (id: Found, role: string) =>
      Object.keys(posts).filter((post) => posts[post]!.unit === id && posts[post]!.roles?.includes(role)),
    managersUpTo: (post: Found, level: string) => {
      const chain: string[] = [];
      const [last] = upwards(unitOf(post)).filter((id) => unit(id)!.level === level);
      if (last === undefined) return null;
      for (let next = manager(post); next !== null && !chain.includes(next); next = manager(next)) {
        if (!upwards(unitOf(next)).includes(last)) break;
        chain.push(next);
      }
      return chain;
    },
  };
}
