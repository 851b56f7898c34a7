import './said.css';

/** Says that something happened. Screen readers read a new sentence at once. */
export function Said({ children }: { children: string }) {
  return (
    <p class="said" role="status">
      {children && <span key={children}>{children}</span>}
    </p>
  );
}
