import type { RouteVersionView } from '../../../../../contracts/routes';
import { Panel } from './panel';
import type { Drawing } from './use-modeler';

/** Beside the canvas: what the chosen element carries. */
export function Side({ drawing }: { drawing: Drawing; routeId: string; kept: RouteVersionView | null; from: number | null }) {
  return <Panel {...drawing} />;
}
