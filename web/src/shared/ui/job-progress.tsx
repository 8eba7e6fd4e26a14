interface JobProgressProps {
  /** what goes on, for those who do not see the bar */
  label: string;
  done: number;
  total: number;
  /** the same in words */
  children: string;
}

/** How far a job is that goes on by itself, told again whenever it is further. */
export const JobProgress = ({ label, done, total, children }: JobProgressProps) => (
  <p role="status" className="flex flex-wrap items-center gap-2 text-ui">
    <progress aria-label={label} value={done} max={Math.max(1, total)} className="h-2 w-48 max-w-full accent-primary" />
    {children}
  </p>
);
