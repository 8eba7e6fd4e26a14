import { brandWords } from './brand.words';

/** The courier's mark. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="7" className="fill-primary" />
      <path d="M6 21c5 0 6-9 11-9 3 0 4 3 9 3M9 25h14" fill="none" className="stroke-on-primary" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark size={28} />
      <span className="text-section font-semibold whitespace-nowrap max-[24rem]:hidden">{brandWords.name}</span>
    </span>
  );
}
