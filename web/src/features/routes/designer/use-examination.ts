import { useEffect, useState } from 'react';
import type { RouteExamination } from '../../../../../contracts/routes';
import { upload } from '../../../shared/api/client';
import type { Drawing } from './use-modeler';

const PAUSE_MS = 700;

/** What the server finds in what is drawn, asked a moment after each change. @returns what was found last, and whether it is of what is drawn now */
export function useExamination(route: string, { modeler, done }: Drawing): { examination: RouteExamination | null; isFresh: boolean } {
  const [found, setFound] = useState<{ examination: RouteExamination; done: unknown } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const examine = async () => {
      const { xml = '' } = await modeler.saveXML({ format: false });
      const examination = await upload<RouteExamination>(`/admin/routes/${route}/examination`, new File([xml], 'route.bpmn'));
      if (isCurrent) setFound({ examination, done });
    };
    // unreachable: what was found before stands, said to be of before, until the next change
    const timer = setTimeout(() => void examine().catch(() => undefined), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [route, modeler, done]);
  return { examination: found?.examination ?? null, isFresh: !!found && found.done === done };
}
