import { useOwnId } from '../own-id/use-own-id.ts';
import './switch.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface SwitchProps {
  label: string;
  hint?: ComponentChildren;
  isOn: boolean;
  isBusy?: boolean;
  /** Why it cannot be moved; stands below it and is read with it. */
  disabledReason?: ComponentChildren;
  /** Hears what the person wants. The switch moves when `isOn` does. */
  onChange(isOn: boolean): void;
}

/** Something that is on or off, and becomes so at once. While it may not move it stays in the tab order. */
export function Switch({ label, hint, isOn, isBusy, disabledReason, onChange }: SwitchProps) {
  const id = useOwnId();
  const isOff = isBusy || disabledReason != null;
  const notes = [hint, disabledReason].filter((note) => note != null);
  return (
    <div class="ui-switch">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-busy={isBusy}
        aria-disabled={isOff || undefined}
        aria-describedby={notes.map((_, index) => `${id}-${index}`).join(' ') || undefined}
        onClick={() => {
          if (!isOff) onChange(!isOn);
        }}
      >
        <span class="ui-track" />
        <span>
          <ChangingText>{label}</ChangingText>
        </span>
      </button>
      {notes.map((note, index) => (
        <p key={index} id={`${id}-${index}`}>
          <ChangingText>{note}</ChangingText>
        </p>
      ))}
    </div>
  );
}
