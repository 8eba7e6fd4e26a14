import { useEffect, useRef, type ReactNode } from 'react';

/** The name of a screen, on what it stands, and what can be done with it as a whole. Focus goes to the name when somebody comes here. */
export function ScreenHeader({
  title,
  above,
  children,
  actions,
}: {
  title: string;
  /** the way back up */
  above?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const name = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { __TSR_index: index } = (history.state ?? {}) as { __TSR_index?: number };
    if (index) name.current?.focus({ preventScroll: true }); // the first page of a visit keeps the browser's own beginning
  }, []);
  return (
    <header className="border-b border-line bg-surface px-4 py-3 md:px-6">
      {above}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 ref={name} tabIndex={-1} className="text-title font-semibold outline-none">
            {title}
          </h1>
          {children && <div className="text-secondary text-ink-2">{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </div>
    </header>
  );
}

/** A part of a screen with a heading of its own; on paper without a frame, which would be cut where the page ends. */
export function Panel({
  title,
  actions,
  children,
  className = '',
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section aria-label={title} className={`flex min-w-0 flex-col rounded-card border border-line bg-surface print:border-0 ${className}`}>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3 pb-2 print:break-after-avoid">
        <h2 className="text-ui font-semibold">{title}</h2>
        {actions && <div className="contents print:hidden">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
