import './filters.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useOwnId } from '@chatelaine/ui/own-id';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSearchKey } from './use-search-key.ts';

/** Shows the search and the filters of a list in one line. */
export function Filters({ children }: { children: ComponentChildren }) {
  return <div class="filters">{children}</div>;
}

interface SearchFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
}

const PAUSE_MS = 250;

/** A field to search a list. It searches when the person pauses. The key `/` leads to it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const id = useOwnId();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The list may have got other filters since the person typed. The search must not undo them.
  const search = useRef(onChange);
  search.current = onChange;
  useSearchKey(field);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The URL may change in other ways too, for example by *Back*. But text that waits for its search is newer than the URL.
  useEffect(() => {
    const isAhead = timer.current !== undefined || document.activeElement === field.current;
    if (field.current && !isAhead) field.current.value = value;
  }, [value]);
  return (
    <div class="filter filter-search">
      <label for={id}>
        <ChangingText>{label}</ChangingText>
      </label>
      <input
        id={id}
        ref={field}
        type="search"
        autocomplete="off"
        spellcheck={false}
        maxLength={64}
        defaultValue={value}
        aria-keyshortcuts="/"
        onInput={({ currentTarget }) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            timer.current = undefined;
            search.current(currentTarget.value.trim());
          }, PAUSE_MS);
        }}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  /** The values and their names. The value '' stands for all. */
  options: readonly { value: string; name: string }[];
  onChange(value: string): void;
}

/** A filter with a few values. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useOwnId();
  return (
    <div class="filter">
      <label for={id}>
        <ChangingText>{label}</ChangingText>
      </label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
