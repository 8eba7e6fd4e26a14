import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import Viewer from 'bpmn-js/lib/Viewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { diagramWords } from './diagram.words';
import './diagram.css';

export type Heat = 0 | 1 | 2 | 3 | 4;
/** What a place is shown as; how each looks: `diagram.css`. */
export type Mark = 'here' | 'late' | 'failed' | 'was' | 'gone' | `heat${Heat}`;

/** What is drawn over a route, by the ids of its file. What the drawing does not have is left out. */
export interface Picture {
  marks: Readonly<Record<string, Mark>>;
  /** flows that were taken */
  flows: readonly string[];
  /** a few signs at the corner of an element */
  badges: Readonly<Record<string, string>>;
}

/** How an element is shown: a part of the file. */
interface Shown {
  set(name: string, value: string | undefined): void;
}
interface Drawn {
  id: string;
  di?: Shown;
}
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Services {
  canvas: {
    viewbox(box?: Box): { inner: Box };
    resized(): void;
    getContainer(): HTMLElement;
    getRootElement(): Drawn;
    addMarker(element: string, marker: string): void;
    removeMarker(element: string, marker: string): void;
  };
  elementRegistry: { get(id: string): (Drawn & Box) | undefined; getGraphics(id: string): SVGElement };
  graphicsFactory: { update(type: 'connection', element: Drawn, graphics: SVGElement): void };
  overlays: {
    add(element: string, type: string, overlay: { position: { top: number; right: number }; html: HTMLElement }): void;
    remove(filter: { type: string }): void;
  };
  eventBus: { on<T>(event: string, listener: (event: T) => void): void };
}

/** Air around the drawing, in its own units; signs at the corners need it. */
const MARGIN = 24;
const TAKEN = 'var(--ok)';
const FILE_COLOURS = ['bioc:stroke', 'bioc:fill', 'color:background-color', 'color:border-color'];

/** The drawing of a route, and what is drawn over it. It is as large as it is at its scale; whoever shows it scrolls. */
export class BpmnCanvas {
  private constructor(
    private readonly viewer: BaseViewer<Services>,
    private readonly mark: Element | null,
  ) {}

  /**
   * @param host an element written from left to right, which the drawing fills
   * @param frame what it is scrolled in stands in: the mark of the makers stays in sight there, as their licence wants it
   * @throws Error when there is nothing to draw
   */
  static async open(host: HTMLElement, frame: HTMLElement, xml: string, name: string): Promise<BpmnCanvas> {
    const viewer = new Viewer<Services>({
      container: host,
      // in the colours of the application, which follow the theme; fonts must be here before texts are measured
      bpmnRenderer: { defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--ink-2)', defaultLabelColor: 'var(--ink)' },
      textRenderer: { defaultStyle: { fontFamily: getComputedStyle(host).fontFamily, fontSize: 12 } },
      additionalModules: [{ translate: ['value', persian] }],
    });
    viewer.on('import.parse.complete', ({ definitions }: { definitions?: Definitions }) => {
      const drawn = (definitions?.diagrams ?? []).flatMap(({ plane }) => plane?.planeElement ?? []);
      for (const shown of drawn) for (const colour of FILE_COLOURS) shown.set(colour, undefined);
    });
    try {
      await viewer.importXML(xml);
    } catch (error) {
      viewer.destroy();
      throw error;
    }
    const mark = host.querySelector('.bjs-powered-by');
    mark?.setAttribute('lang', 'en');
    if (mark) frame.append(mark);
    const drawing = host.querySelector('.djs-container > svg');
    drawing?.setAttribute('role', 'img');
    drawing?.setAttribute('aria-label', diagramWords.drawing(name));
    drawing?.setAttribute('tabindex', '-1'); // what it stands in is scrolled by keys
    host.querySelector('.djs-overlay-container')?.setAttribute('aria-hidden', 'true'); // said elsewhere in words
    return new BpmnCanvas(viewer, mark);
  }

  /** Of the drawing at full scale, in pixels. */
  get size(): { width: number; height: number } {
    const { width, height } = this.bounds;
    return { width, height };
  }

  /** Fills its host anew after that was given the size of the drawing at some scale. */
  refresh(): void {
    const canvas = this.viewer.get('canvas');
    canvas.resized();
    canvas.viewbox(this.bounds);
  }

  /** @returns where an element lies, as shares of the drawing's width and height */
  placeOf(id: string): { x: number; y: number } | undefined {
    const element = this.viewer.get('elementRegistry').get(id);
    if (!element || element.width === undefined) return undefined;
    const all = this.bounds;
    return { x: (element.x + element.width / 2 - all.x) / all.width, y: (element.y + element.height / 2 - all.y) / all.height };
  }

  onPress(listener: (id: string) => void): void {
    this.viewer.get('eventBus').on<{ element: Drawn }>('element.click', ({ element }) => listener(element.id.replace(/_label$/, '')));
  }

  /** Somebody opened a sub-process that is drawn apart, or left it. */
  onPlane(listener: () => void): void {
    this.viewer.get('eventBus').on('root.set', listener);
  }

  paint(picture: Picture, before?: Picture): void {
    const canvas = this.viewer.get('canvas');
    const overlays = this.viewer.get('overlays');
    const registry = this.viewer.get('elementRegistry');
    const known = (id: string) => registry.get(id)?.width !== undefined; // the page itself has no size
    for (const [id, mark] of Object.entries(before?.marks ?? {})) if (known(id)) canvas.removeMarker(id, `route-${mark}`);
    for (const [id, mark] of Object.entries(picture.marks)) if (known(id)) canvas.addMarker(id, `route-${mark}`);
    for (const id of before?.flows ?? []) this.colour(id, undefined);
    for (const id of picture.flows) this.colour(id, TAKEN);
    overlays.remove({ type: 'route-badge' });
    for (const [id, text] of Object.entries(picture.badges))
      if (known(id)) overlays.add(id, 'route-badge', { position: { top: -11, right: 16 }, html: badge(text, picture.marks[id]) });
  }

  choose(id: string | null, before: string | null): void {
    const [canvas, elementRegistry] = [this.viewer.get('canvas'), this.viewer.get('elementRegistry')];
    if (before && elementRegistry.get(before)) canvas.removeMarker(before, 'route-chosen');
    if (id && elementRegistry.get(id)) canvas.addMarker(id, 'route-chosen');
  }

  close(): void {
    this.mark?.remove();
    this.viewer.destroy();
  }

  private get bounds(): Box {
    const { x, y, width, height } = this.viewer.get('canvas').viewbox().inner;
    return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  }

  /** By the file's own colours, so that the head of an arrow has the colour of its line. */
  private colour(flow: string, colour: string | undefined): void {
    const registry = this.viewer.get('elementRegistry');
    const element = registry.get(flow);
    if (!element?.di) return;
    element.di.set('color:border-color', colour);
    this.viewer.get('graphicsFactory').update('connection', element, registry.getGraphics(flow));
  }
}

interface Definitions {
  diagrams?: { plane?: { planeElement?: Shown[] } }[];
}

function badge(text: string, mark: Mark | undefined): HTMLElement {
  const element = document.createElement('span');
  element.className = `route-badge route-badge-${mark ?? 'was'}`;
  element.textContent = text;
  return element;
}

/** All the viewer says by itself. */
const persian = (_sentence: string, { element = '' }: { element?: string } = {}) => diagramWords.open(element);
