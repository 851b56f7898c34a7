import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren } from 'preact';

interface NarrowLineProps {
  name: string;
  text?: string;
  isOn: boolean;
  onTick(isOn: boolean): void;
  /** The field of the suggestion. It is shown while the line is ticked. */
  children?: ComponentChildren;
}

/** Shows one narrower setting, which a person can take or leave. */
export function NarrowLine({ name, text, isOn, onTick, children }: NarrowLineProps) {
  const id = useOwnId();
  return (
    <div class="narrow-line">
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={text === undefined ? undefined : id}
          onChange={({ currentTarget }) => onTick(currentTarget.checked)}
        />
        <strong>
          <ChangingText>{name}</ChangingText>
        </strong>
      </label>
      {text !== undefined && (
        <p class="narrow-text" id={id}>
          <ChangingText>{text}</ChangingText>
        </p>
      )}
      {isOn && children && <div class="narrow-field">{children}</div>}
    </div>
  );
}
