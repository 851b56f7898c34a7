import { Confirm } from '@chatelaine/ui/confirm';
import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/failure.ts';
import type { InputOf, OutputOf, ProcedureName } from '../api/procedures.ts';
import { type ChangeOptions, useChange } from '../api/use-change.ts';
import { cancel } from '../texts/en/frame.ts';
import { Failed } from './failed.tsx';

interface ConfirmChangeProps<Name extends ProcedureName> {
  procedure: Name;
  input: InputOf<Name>;
  options?: ChangeOptions;
  heading: string;
  confirmLabel: string;
  /** Runs after the change. The caller closes the dialog. */
  onDone(result: OutputOf<Name>): void;
  onCancel(): void;
  /** Says a failure in the words of this change. */
  reword?(failure: Failure): Failure;
  /** The text that says what will happen. */
  children: ComponentChildren;
}

/** Asks before a change that destroys something, makes the change, and shows why it failed. */
export function ConfirmChange<Name extends ProcedureName>({
  procedure,
  input,
  options,
  onDone,
  reword = (failure) => failure,
  children,
  ...rest
}: ConfirmChangeProps<Name>) {
  const { run, isBusy, failure } = useChange(procedure, options);
  async function change(): Promise<void> {
    const result = await run(input);
    if (result !== null) onDone(result);
  }
  return (
    <Confirm {...rest} cancelLabel={cancel} isDangerous isBusy={isBusy} onConfirm={change}>
      {children}
      {failure && <Failed failure={reword(failure)} />}
    </Confirm>
  );
}
