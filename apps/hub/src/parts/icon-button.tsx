import './icon-button.css';

// Each drawing is a path in a square of 16.
const DRAWINGS = {
  edit: 'M10.5 3.5l2 2M3 13l.6-2.6 7.5-7.5a1.1 1.1 0 0 1 1.5 0l.5.5a1.1 1.1 0 0 1 0 1.5l-7.5 7.5L3 13z',
  rotate: 'M13 8a5 5 0 0 1-8.9 3.1M3 8a5 5 0 0 1 8.9-3.1M12 2.5V5H9.5M4 13.5V11h2.5',
  trash: 'M2.5 4.5h11M6.5 4.5V3h3v1.5M4 4.5l.6 8.5h6.8l.6-8.5M6.7 7v3.6M9.3 7v3.6',
} as const;

interface IconButtonProps {
  icon: keyof typeof DRAWINGS;
  /** What the button does, and to what. */
  label: string;
  isDangerous?: boolean;
  id?: string;
  onClick(): void;
}

/** Shows a button with a drawing instead of words. Its name is read, and shown when the pointer rests on it. */
export function IconButton({ icon, label, isDangerous, id, onClick }: IconButtonProps) {
  return (
    <button
      id={id}
      type="button"
      class={`icon-button${isDangerous ? ' icon-button-danger' : ''}`}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true" focusable="false">
        <path d={DRAWINGS[icon]} />
      </svg>
    </button>
  );
}
