import { ToastQueue } from 'react-stately/useToastState';

export interface Toast {
  title: string;
  detail?: string;
  tone?: 'ok' | 'info' | 'danger';
  /** what can still be done, as «بازگرداندن»; with `seconds` a countdown runs beside it */
  action?: { label: string; onAct: () => void };
  seconds?: number;
  /** until somebody closes it */
  stays?: boolean;
}

/** Those that are shown; `toasts.tsx` shows them. */
export const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Says in passing what happened; what must not be missed stands on the page instead. @returns how to take it away */
export function toast(content: Toast): () => void {
  const seconds = content.seconds ?? (content.action ? 12 : 6);
  const key = queue.add(content, content.stays ? {} : { timeout: Math.max(seconds, 5) * 1000 });
  return () => queue.close(key);
}
