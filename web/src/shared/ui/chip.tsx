import type { ReactNode } from 'react';
import { cx } from './cx';

const tones = {
  plain: 'bg-sunken text-ink-2',
  info: 'bg-info-soft text-info-ink',
  ok: 'bg-ok-soft text-ok-ink',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
  secret: 'bg-secret-soft text-secret-ink',
  primary: 'bg-primary-soft text-primary-soft-ink',
} as const;

/** A short fact about a thing: icon and word, never colour alone. */
export function Chip({ tone = 'plain', icon, children }: { tone?: keyof typeof tones; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={cx('inline-flex items-center gap-1 rounded-chip px-1.5 text-meta whitespace-nowrap', tones[tone])}>
      {icon && <span aria-hidden>{icon}</span>}
      {children}
    </span>
  );
}
