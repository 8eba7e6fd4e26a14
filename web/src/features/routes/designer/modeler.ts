import BaseModeler from 'bpmn-js/lib/BaseModeler';
import Core from 'bpmn-js/lib/core';
import AutoPlace from 'bpmn-js/lib/features/auto-place';
import AutoResize from 'bpmn-js/lib/features/auto-resize';
import ContextPad from 'bpmn-js/lib/features/context-pad';
import CopyPaste from 'bpmn-js/lib/features/copy-paste';
import Drilldown from 'bpmn-js/lib/features/drilldown';
import EditorActions from 'bpmn-js/lib/features/editor-actions';
import GridSnapping from 'bpmn-js/lib/features/grid-snapping';
import InteractionEvents from 'bpmn-js/lib/features/interaction-events';
import Keyboard from 'bpmn-js/lib/features/keyboard';
import LabelEditing from 'bpmn-js/lib/features/label-editing';
import LabelLink from 'bpmn-js/lib/features/label-link';
import Modeling from 'bpmn-js/lib/features/modeling';
import ModelingFeedback from 'bpmn-js/lib/features/modeling-feedback';
import Outline from 'bpmn-js/lib/features/outline';
import ReplacePreview from 'bpmn-js/lib/features/replace-preview';
import Search from 'bpmn-js/lib/features/search';
import Snapping from 'bpmn-js/lib/features/snapping';
import SpaceTool from 'bpmn-js/lib/features/space-tool';
import AutoScroll from 'diagram-js/lib/features/auto-scroll';
import Bendpoints from 'diagram-js/lib/features/bendpoints';
import Connect from 'diagram-js/lib/features/connect';
import ConnectionPreview from 'diagram-js/lib/features/connection-preview';
import Create from 'diagram-js/lib/features/create';
import GlobalConnect from 'diagram-js/lib/features/global-connect';
import HandTool from 'diagram-js/lib/features/hand-tool';
import KeepSelectionVisible from 'diagram-js/lib/features/keep-selection-visible';
import KeyboardMoveSelection from 'diagram-js/lib/features/keyboard-move-selection';
import LassoTool from 'diagram-js/lib/features/lasso-tool';
import Move from 'diagram-js/lib/features/move';
import Overlays from 'diagram-js/lib/features/overlays';
import Resize from 'diagram-js/lib/features/resize';
import Selection from 'diagram-js/lib/features/selection';
import KeyboardMove from 'diagram-js/lib/navigation/keyboard-move';
import MoveCanvas from 'diagram-js/lib/navigation/movecanvas';
import ZoomScroll from 'diagram-js/lib/navigation/zoomscroll';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { AppendDuties } from './append-duties';
import type { Modeler } from './bpmn';
import { bpmnJsWords } from './bpmn-js.words';
import { Defaults } from './defaults';
import { designerWords } from './designer.words';
import './designer.css';
import { Offered } from './offered';

/** As bpmn-js fills in its own sentences. */
function translate(text: string, filled: Record<string, string> = {}): string {
  return (bpmnJsWords[text] ?? text).replace(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole);
}

const ours = {
  __init__: ['offered', 'appendDuties', 'defaults'],
  translate: ['value', translate],
  offered: ['type', Offered],
  appendDuties: ['type', AppendDuties],
  defaults: ['type', Defaults],
};

/**
 * What bpmn-js' own modeler is made of, without its palette (ours is a toolbar of the page, which the keyboard reaches) and without aligning and
 * distributing, whose pictures carry inline style that the content policy refuses.
 */
const modules = [
  [Core, Drilldown, Overlays, Selection],
  [KeepSelectionVisible, KeyboardMove, MoveCanvas, ZoomScroll],
  [AutoPlace, AutoScroll, AutoResize, Bendpoints, Connect, ConnectionPreview, ContextPad, CopyPaste, Create, EditorActions, GridSnapping],
  [InteractionEvents, Keyboard, KeyboardMoveSelection, LabelEditing, LabelLink, Modeling, ModelingFeedback, Move, Outline, ReplacePreview],
  [Resize, Search, Snapping, SpaceTool, LassoTool, HandTool, GlobalConnect, ours],
].flat();

const colours = { defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--ink)', defaultLabelColor: 'var(--ink)' };

/** @param container in a box written from left to right: bpmn-js places labels wrongly in any other */
export function createModeler(container: HTMLElement): Modeler {
  const modeler = new BaseModeler({
    container,
    modules,
    moddleExtensions: { zeebe },
    bpmnRenderer: colours,
    textRenderer: { defaultStyle: { fontFamily: 'var(--font-sans)' }, externalStyle: { fontFamily: 'var(--font-sans)' } },
  }) as unknown as Modeler;
  container.querySelector('.bjs-powered-by')?.setAttribute('lang', 'en');
  const drawing = container.querySelector('.djs-container > svg');
  drawing?.setAttribute('role', 'application');
  drawing?.setAttribute('aria-label', designerWords.canvas);
  return modeler;
}
