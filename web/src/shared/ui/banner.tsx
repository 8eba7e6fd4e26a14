import type { ReactNode } from 'react';
import { cx } from './cx';

const tones = {
  info: 'bg-info-soft text-info-ink',
  ok: 'bg-ok-soft text-ok-ink',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
  secret: 'bg-secret-soft text-secret-ink',
  primary: 'border-s-4 border-primary bg-primary-soft text-primary-soft-ink',
} as const;

/** What must be known before going on; stays where it is. */
export function Banner({
  tone,
  icon,
  children,
  action,
  role,
}: {
  tone: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  role?: 'status' | 'alert';
}) {
  return (
    <div role={role} className={cx('flex flex-wrap items-center gap-3 rounded-control px-3 py-2 text-ui', tones[tone])}>
      {icon && <span aria-hidden>{icon}</span>}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
