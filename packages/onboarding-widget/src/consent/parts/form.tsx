import type { ComponentChildren } from 'preact';
import { usePage } from '../page.ts';

interface FormProps {
  /** It changes permissions: nothing is sent before it has been seen. */
  isGrave?: boolean;
  /** Hears the values of the fields. */
  onSubmit(fields: FormData): void;
  children: ComponentChildren;
}

/** A form whose answer goes out by a call, never by leaving the page, and never while another one is on its way. */
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

/** The value of a text field. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
