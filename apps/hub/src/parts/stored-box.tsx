import './stored-box.css';
import { ChangingText } from '@chatelaine/ui/changing-text';

interface StoredBoxProps {
  isStored: boolean;
  onChange(isStored: boolean): void;
  /** What the person says by ticking it. */
  children: string;
}

/** Lets a person say that something which is shown only once is stored. */
export function StoredBox({ isStored, onChange, children }: StoredBoxProps) {
  return (
    <label class="stored">
      <input type="checkbox" checked={isStored} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <ChangingText>{children}</ChangingText>
    </label>
  );
}
