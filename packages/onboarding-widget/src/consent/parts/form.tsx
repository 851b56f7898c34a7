import type { ComponentChildren } from 'preact';
import { usePage } from '../page.ts';

interface FormProps {
  /** The form changes permissions, so it sends nothing before the person has seen it. */
  isGrave?: boolean;
  /** Receives the values of the fields. */
  onSubmit(fields: FormData): void;
  children: ComponentChildren;
}

/** Shows a form. It sends its values by a call and never leaves the page. It sends nothing while a task is running. */
export function Form({ isGrave = false, onSubmit, children }: FormProps) {
  const { isBusy, isSeen } = usePage();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy() && (!isGrave || isSeen())) onSubmit(new FormData(event.currentTarget));
      }}
    >
      {children}
    </form>
  );
}

/** Reads the value of a text field. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
