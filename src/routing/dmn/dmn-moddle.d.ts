/** What of the package is used here; it brings no types. */
declare module 'dmn-moddle' {
  import type { Moddle } from '../compile/moddle';
  export const DmnModdle: new (packages: Record<string, unknown>) => Moddle;
}
