import { useOwnId } from '../own-id/use-own-id.ts';
import './switch.css';
import type { ComponentChildren } from 'preact';
import { ChangingText } from '../changing-text/changing-text.tsx';

interface SwitchProps {
  label: string;
  hint?: ComponentChildren;
  isOn: boolean;
  isBusy?: boolean;
  /** The reason why the switch cannot be moved. It is shown below the switch and is read together with the switch. */
  disabledReason?: ComponentChildren;
  /** Receives the state that the person wants. The switch moves when `isOn` changes. */
  onChange(isOn: boolean): void;
}

/** Shows a switch that is on or off. A change has effect at once. A disabled switch stays in the tab order. */
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
