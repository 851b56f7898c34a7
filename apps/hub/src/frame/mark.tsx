/** The product's mark: a key. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
        <circle cx="8" cy="8" r="4.5" />
        <path d="M11.2 11.2 20 20M15.5 15.5l2.5-2.5M18 18l2-2" />
      </g>
    </svg>
  );
}
