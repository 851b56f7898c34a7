import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import * as texts from '../texts/texts.ts';

interface NumberFilterProps {
  count: number;
  total: number;
  onFilter(wanted: string): void;
}

/** Filters a long list of numbers. */
export function NumberFilter({ count, total, onFilter }: NumberFilterProps) {
  const id = useOwnId();
  return (
    <div class="field filter">
      <label for={id}>{texts.chooseFilter}</label>
      <input
        id={id}
        type="search"
        onInput={(event) => onFilter(event.currentTarget.value)}
        onKeyDown={(event) => {
          // The filter is inside the form of the screen, so Enter would submit that form.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p class="hint" role="status">
        <ChangingText>{texts.chooseShown(count, total)}</ChangingText>
      </p>
    </div>
  );
}
