import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { IconButton } from '../ui/button';
import { cx } from '../ui/cx';
import { Banner } from '../ui/banner';
import { Skeleton } from '../ui/states';
import type { BpmnCanvas, Mark, Picture } from './bpmn-canvas';
import { diagramWords as words, markWords } from './diagram.words';

export type { Heat, Mark, Picture } from './bpmn-canvas';

export interface RouteDiagramProps {
  /** the file */
  xml: string;
  /** of the route */
  name: string;
  picture: Picture;
  /** the element that is meant elsewhere on the screen: it is shown, and scrolled to */
  chosen?: string | null;
  onChoose?: (id: string) => void;
  className?: string;
}

const STEP = 1.25;
const [LEAST, MOST] = [0.2, 3];
/** A wide drawing on a narrow screen is scrolled rather than made too small to read. */
const READABLE = 0.55;
/** What comes and goes by itself is not another width. */
const SCROLLBAR = 24;

/**
 * A route as it is drawn, with what is told of it. Scrolled, dragged and made larger in a box of its own; loaded when it is first shown.
 * Nobody hears it: whoever shows it says the same in words.
 */
export function RouteDiagram({ xml, name, picture, chosen = null, onChoose, className }: RouteDiagramProps) {
  const [canvas, setCanvas] = useState<BpmnCanvas | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** an object each time: the same scale again may be another page of the drawing */
  const [view, setView] = useState<{ scale: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const press = useRef(onChoose);
  const painted = useRef<{ picture?: Picture; chosen: string | null }>({ chosen: null });
  useEffect(() => {
    press.current = onChoose;
  });

  const fit = useCallback((drawn: BpmnCanvas) => {
    setView({ scale: Math.min(1, Math.max(READABLE, (box.current?.clientWidth ?? 0) / drawn.size.width)) });
  }, []);

  useEffect(() => {
    let [open, isGone]: [BpmnCanvas | null, boolean] = [null, false];
    const draw = async () => {
      const [{ BpmnCanvas }] = await Promise.all([import('./bpmn-canvas'), document.fonts.ready]);
      if (isGone || !host.current || !frame.current) return;
      open = await BpmnCanvas.open(host.current, frame.current, xml, name);
      if (isGone) return open.close();
      open.onPress((id) => press.current?.(id));
      open.onPlane(() => open && fit(open));
      painted.current = { chosen: null };
      setProblem(null);
      setCanvas(open);
      fit(open);
    };
    draw().catch((error: unknown) => {
      if (!isGone) setProblem(/no diagram to display/i.test(String(error)) ? words.undrawn : words.unreadable);
    });
    return () => {
      isGone = true;
      open?.close();
      setCanvas(null);
    };
  }, [xml, name, fit]);

  // another window, or a telephone that is turned
  useEffect(() => {
    const { current: element } = frame;
    if (!canvas || !element) return;
    let width = element.clientWidth;
    const watch = new ResizeObserver(() => {
      if (Math.abs(element.clientWidth - width) < SCROLLBAR) return;
      width = element.clientWidth;
      fit(canvas);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [canvas, fit]);

  useEffect(() => {
    if (canvas && view) canvas.refresh();
  }, [canvas, view]);

  useEffect(() => {
    if (!canvas) return;
    const isFirst = !painted.current.picture;
    canvas.paint(picture, painted.current.picture);
    canvas.choose(chosen, painted.current.chosen);
    const shown = chosen !== painted.current.chosen ? chosen : isFirst ? standing(picture) : null;
    painted.current = { picture, chosen };
    const place = shown ? canvas.placeOf(shown) : undefined;
    const { current: window } = box;
    if (!place || !window) return;
    window.scrollTo({
      left: place.x * window.scrollWidth - window.clientWidth / 2,
      top: place.y * window.scrollHeight - window.clientHeight / 2,
    });
  }, [canvas, picture, chosen]);

  const zoom = (factor: number) => setView((now) => ({ scale: Math.min(MOST, Math.max(LEAST, (now?.scale ?? 1) * factor)) }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (['Equal', 'NumpadAdd'].includes(event.code)) zoom(STEP);
    else if (['Minus', 'NumpadSubtract'].includes(event.code)) zoom(1 / STEP);
    else if (['Digit0', 'Numpad0'].includes(event.code) && canvas) fit(canvas);
    else return;
    event.preventDefault();
  };
  const size = canvas && view ? { width: canvas.size.width * view.scale, height: canvas.size.height * view.scale } : undefined;
  if (problem) return <Banner tone="info">{problem}</Banner>;
  return (
    <div className={cx('flex min-w-0 flex-col rounded-card border border-line bg-surface', className)}>
      <div role="group" aria-label={words.zoom} className="flex items-center gap-1 border-b border-line px-2 py-1">
        <IconButton label={words.zoomIn} hint="+" onPress={() => zoom(STEP)} isDisabled={!canvas}>
          <ZoomIn size={18} aria-hidden />
        </IconButton>
        <IconButton label={words.zoomOut} hint="-" onPress={() => zoom(1 / STEP)} isDisabled={!canvas}>
          <ZoomOut size={18} aria-hidden />
        </IconButton>
        <IconButton label={words.fit} hint="0" onPress={() => canvas && fit(canvas)} isDisabled={!canvas}>
          <Maximize2 size={18} aria-hidden />
        </IconButton>
        {view && <span className="ms-1 text-meta text-ink-3 tabular">{words.scale(Math.round(view.scale * 100))}</span>}
      </div>
      {!canvas && <Skeleton rows={[6, 6, 6]} />}
      {/* what is read from right to left around it would move the texts of the drawing out of their boxes */}
      <div ref={frame} dir="ltr" className="relative flex min-h-0 flex-col">
        <div
          ref={box}
          role="group"
          aria-label={words.drawing(name)}
          tabIndex={0}
          onKeyDown={onKeyDown}
          {...dragging}
          className="max-h-[70vh] min-h-0 cursor-grab overflow-auto active:cursor-grabbing"
        >
          <div ref={host} style={size} className="relative mx-auto" />
        </div>
      </div>
      <Legend picture={picture} />
    </div>
  );
}

/** Dragged by a mouse; fingers scroll by themselves. */
const dragging = {
  onPointerMove: ({ pointerType, buttons, movementX, movementY, currentTarget }: PointerEvent<HTMLElement>) => {
    if (pointerType === 'mouse' && buttons === 1) currentTarget.scrollBy(-movementX, -movementY);
  },
};

const standing = ({ marks }: Picture) => Object.keys(marks).find((id) => ['failed', 'late', 'here'].includes(marks[id]!)) ?? null;

const swatches = {
  here: 'border-primary bg-primary-soft',
  late: 'border-warn bg-warn-soft',
  failed: 'border-danger bg-danger-soft',
  was: 'border-ok bg-ok-soft',
  gone: 'border-line-strong border-dashed bg-surface',
} as const;

/** The marks that are there, in words. */
function Legend({ picture }: { picture: Picture }) {
  const there = new Set<Mark>(Object.values(picture.marks));
  const shown = (Object.keys(swatches) as (keyof typeof swatches)[]).filter((mark) => there.has(mark));
  if (shown.length === 0) return null;
  return (
    <ul aria-label={words.legend} className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-3 py-2 text-meta text-ink-2">
      {shown.map((mark) => (
        <li key={mark} className="flex items-center gap-1.5">
          <span aria-hidden className={cx('size-3.5 rounded-chip border-2', swatches[mark])} />
          {markWords[mark]}
        </li>
      ))}
    </ul>
  );
}
