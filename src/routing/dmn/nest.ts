/** Puts a value under a path of names: `['a', 'b']` into `b` of `a`. Names come from files, so none of them reaches a prototype. */
export function nest(scope: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (rest.length === 0) return put(scope, name!, value);
  if (!Object.hasOwn(scope, name!)) put(scope, name!, {});
  nest(scope[name!] as Record<string, unknown>, rest, value);
}

const put = (scope: Record<string, unknown>, name: string, value: unknown): void =>
  void Object.defineProperty(scope, name, { value, enumerable: true, writable: true, configurable: true });
