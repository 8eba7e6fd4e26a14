/** What of the package is used here; it brings no types. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: import('./decision-file').Part }>;
    toXML(root: import('./decision-file').Part, options: { format: boolean }): Promise<{ xml: string }>;
    create(type: string, attributes?: Record<string, unknown>): import('./decision-file').Part;
  }
}
