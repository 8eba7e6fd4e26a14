import type { Request } from 'express';

interface Layer {
  match(path: string): boolean;
  route?: { methods: Record<string, boolean> };
}

/** The methods that some route answers at the address of a request nobody answered. */
export function methodsAt(request: Request): string[] {
  const [path = ''] = request.originalUrl.split('?'); // inside the prefix, `path` lacks it
  const { stack } = request.app.router as unknown as { stack: Layer[] };
  const routes = stack.filter((layer) => layer.route && matches(layer, path)).map((layer) => layer.route?.methods ?? {});
  return [...new Set(routes.flatMap((methods) => Object.keys(methods)))]
    .filter((name) => name !== '_all')
    .map((name) => name.toUpperCase());
}

/** A path that cannot be decoded matches nothing. */
function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
