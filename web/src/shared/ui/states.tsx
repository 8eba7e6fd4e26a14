import { CloudOff, LoaderCircle, RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Problem } from '../api/client';
import { Button } from './button';
import { cx } from './cx';
import { stateWords } from './ui.words';

export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden size={18} className={cx('animate-spin', className)} />;
}

/** Grey lines in the final size; shown only when waiting takes longer than a blink. @param rows heights in rem */
export function Skeleton({ rows, label = stateWords.loading }: { rows: readonly number[]; label?: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label} className="space-y-3 p-4">
      {rows.map((height, i) => (
        <div key={i} style={{ height: `${height}rem` }} className={cx('rounded-control', shown && 'animate-pulse bg-sunken')} />
      ))}
    </div>
  );
}

interface Whole {
  /** there is nothing else on the screen: its title is the heading of the page */
  isScreen?: boolean;
}
const Title = ({ isScreen, children }: Whole & { children: ReactNode }) =>
  isScreen ? <h1 className="text-section font-medium">{children}</h1> : <p className="text-section font-medium">{children}</p>;

interface EmptyProps extends Whole {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says what it means that there is nothing, and offers one step. */
export function Empty({ icon, title, children, action, isScreen }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      {icon && (
        <div aria-hidden className="text-ink-3">
          {icon}
        </div>
      )}
      <Title isScreen={isScreen}>{title}</Title>
      {children && <div className="max-w-md text-ui text-ink-2">{children}</div>}
      {action}
    </div>
  );
}

/** What happened, what was kept, how to try again, and the code by which support finds it. */
export function Failure({ error, onRetry, isScreen }: Whole & { error: unknown; onRetry?: () => void }) {
  const problem = error instanceof Problem ? error : null;
  const offline = problem?.status === 0;
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-16 text-center">
      <div aria-hidden className="text-danger">
        {offline ? <CloudOff size={32} /> : <TriangleAlert size={32} />}
      </div>
      <Title isScreen={isScreen}>{problem?.title ?? stateWords.failed}</Title>
      {problem?.detail && <p className="max-w-md text-ui text-ink-2">{problem.detail}</p>}
      {problem?.instance && (
        <p className="text-meta text-ink-3">
          {stateWords.occurrence} <bdi dir="ltr">{problem.instance}</bdi>
        </p>
      )}
      {onRetry && (
        <Button icon={<RotateCw size={16} aria-hidden />} onPress={onRetry}>
          {stateWords.retry}
        </Button>
      )}
    </div>
  );
}

/** A refusal beside what was tried; it stays until the next attempt. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null;
  const problem = error instanceof Problem ? error : null;
  return (
    <div role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-ui text-danger-ink">
      <p>{problem?.title ?? stateWords.failed}</p>
      {problem && problem.fields.length > 0 && (
        <ul className="list-disc ps-5">
          {problem.fields.map(({ pointer, message }) => (
            <li key={pointer}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
