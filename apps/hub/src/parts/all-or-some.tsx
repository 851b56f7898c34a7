import './all-or-some.css';
import type { ComponentChildren } from 'preact';
import { Choices } from './choices.tsx';

interface AllOrSomeProps {
  legend: string;
  all: string;
  allText: string;
  some: string;
  /** Whether only some are chosen. */
  isSome: boolean;
  onChange(isSome: boolean): void;
  /** The lines to choose from. They are shown when only some are chosen. */
  children: ComponentChildren;
}

/** Lets a person choose all of something, or only some. */
export function AllOrSome({ legend, all, allText, some, isSome, onChange, children }: AllOrSomeProps) {
  return (
    <>
      <Choices
        isSingle
        legend={legend}
        lines={[
          { value: 'all', name: all, text: allText },
          { value: 'some', name: some },
        ]}
        chosen={[isSome ? 'some' : 'all']}
        onChange={([value]) => onChange(value === 'some')}
      />
      {isSome && <div class="some">{children}</div>}
    </>
  );
}
