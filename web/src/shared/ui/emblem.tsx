/** A plain mark in the place of the emblem on the letterhead. */
export function Emblem({ size = 40 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 40 40"
      width={size}
      height={size}
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    >
      <circle cx="20" cy="20" r="18" />
      <path d="M20 9v22M12 13c2 5 2 9 0 14M28 13c-2 5-2 9 0 14M12 20h16" />
    </svg>
  );
}
