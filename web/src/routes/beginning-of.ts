import type { Beginning } from '../features/compose/beginning';

const names = ['answers', 'follows', 'forwards', 'template'] as const;
const kinds = ['LETTER', 'CIRCULAR', 'INQUIRY'] as const;

/** `/compose/new?kind=INQUIRY&answers=…`: what a new letter begins with. */
export function beginningOf(search: Record<string, unknown>): Beginning {
  const kind = kinds.find((known) => known === search.kind);
  const given = names.filter((name) => typeof search[name] === 'string' && /^[\da-f-]{36}$/i.test(search[name]));
  return { ...(kind && { kind }), ...Object.fromEntries(given.map((name) => [name, search[name] as string])) };
}
