import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Drawn, Modeler } from './bpmn';
import { createModeler } from './modeler';

export interface Drawing {
  modeler: Modeler;
  /** what is chosen; one label stands for what it names */
  selected: readonly Drawn[];
  /** grows with every change of what is drawn or chosen */
  turn: number;
  /** the last thing done and not undone; the same again is the same drawing */
  done: unknown;
  /** whether something was done since the file was read or saved */
  isChanged: boolean;
  /** what is drawn is what is kept */
  noteSaved: () => void;
}

function lastDone(modeler: Modeler): unknown {
  const { _stack, _stackIdx } = modeler.get('commandStack');
  return _stack[_stackIdx];
}

const seen = ['selection.changed', 'elements.changed', 'commandStack.changed', 'import.done'];

/** A modeler in a box, with the file in it. @returns the box's ref, and the drawing once the file is read; `error` where it cannot be drawn */
export function useModeler(xml: string): { box: (node: HTMLDivElement | null) => void; drawing: Drawing | null; error: unknown } {
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [isRead, setRead] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [saved, setSaved] = useState<unknown>(undefined);
  const turn = useRef(0);

  const box = useCallback((node: HTMLDivElement | null) => {
    if (!node) return;
    const made = createModeler(node);
    setModeler(made);
    return () => {
      setModeler(null);
      setRead(false);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (!modeler) return;
    let isCurrent = true;
    modeler.importXML(xml).then(
      () => {
        if (!isCurrent) return;
        modeler.get('canvas').zoom('fit-viewport', 'auto');
        setRead(true);
      },
      (failed: unknown) => isCurrent && setError(failed),
    );
    return () => {
      isCurrent = false;
    };
  }, [modeler, xml]);

  const subscribe = useCallback(
    (tell: () => void) => {
      if (!modeler) return () => {};
      const next = () => {
        turn.current += 1;
        tell();
      };
      const events = modeler.get('eventBus');
      events.on(seen, 100, next);
      return () => events.off(seen, next);
    },
    [modeler],
  );
  const now = useSyncExternalStore(subscribe, () => turn.current);
  if (!modeler || !isRead) return { box, drawing: null, error };
  const done = lastDone(modeler);
  return {
    box,
    error,
    drawing: {
      modeler,
      turn: now,
      selected: modeler
        .get('selection')
        .get()
        .map((element) => element.labelTarget ?? element),
      done,
      isChanged: done !== saved,
      noteSaved: () => setSaved(done),
    },
  };
}
