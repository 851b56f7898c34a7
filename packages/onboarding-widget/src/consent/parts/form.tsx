import type { ComponentChildren } from 'preact';
import { isBusy } from '../task.ts';

interface FormProps {
  /** Hears the values of the fields. */
  onSubmit(fields: FormData): void;
  children: ComponentChildren;
}

/** A form whose answer goes out by a call, never by leaving the page, and never while another one is on its way. */
export function Form({ onSubmit, children }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy()) onSubmit(new FormData(event.currentTarget));
      }}
    >
      {children}
    </form>
  );
}

/** The value of a text field. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
