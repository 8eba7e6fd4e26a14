import { useEffect } from 'react';
import { Tabs } from '../../../shared/ui/tabs';
import { panelWords, sideWords } from './designer.words';
import { markFindings } from './finding-marks';
import { findingsLabel, FindingsPanel } from './findings-panel';
import { Panel } from './panel';
import { useExamination } from './use-examination';
import type { Drawing } from './use-modeler';

/** Beside the canvas: what the chosen element carries, and what is found in all of it. */
export function Side({ drawing, routeId }: { drawing: Drawing; routeId: string }) {
  const { modeler } = drawing;
  const found = useExamination(routeId, drawing);
  const findings = found.examination?.findings;
  useEffect(() => (findings ? markFindings(modeler, findings) : undefined), [modeler, findings]);
  return (
    <Tabs
      label={sideWords.title}
      tabs={[
        { id: 'panel', label: panelWords.title, content: <Panel {...drawing} /> },
        { id: 'findings', label: findingsLabel(found.examination), content: <FindingsPanel modeler={modeler} {...found} /> },
      ]}
    />
  );
}
