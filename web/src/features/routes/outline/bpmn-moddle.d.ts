/** What of the package is used here; it brings no types for its entry. */
declare module 'bpmn-moddle' {
  import type { Moddle } from './element';
  export const BpmnModdle: new (packages: Record<string, unknown>) => Moddle;
}
