import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { AskProof, ProofRequest } from '../api/proof.ts';
import { CodeForm } from './code-form.tsx';
import { guardSend } from './guard-send.ts';

/** A one-time code as a step of a dialog, instead of a dialog of its own. */
export interface ProofHere {
  /** Goes into the options of `useChange`. */
  askProof: AskProof;
  /** The form that asks for the code; null: no code is asked for now. */
  form: ComponentChildren | null;
  /** Goes back to the step before the code. While the change is on its way, nothing happens. */
  leave(): void;
}

interface Open {
  request: ProofRequest;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Lets a change of this component ask for its one-time code inside the component. */
export function useProofHere(): ProofHere {
  const [open, setOpen] = useState<Open | null>(null);
  const isSending = useRef(false);
  const end = (act: () => void) => {
    setOpen(null);
    act();
  };
  const leave = () => {
    if (open !== null && !isSending.current) end(() => open.resolve(null));
  };
  return {
    askProof: (request) =>
      new Promise((resolve, reject) => setOpen({ request: guardSend(request, isSending), resolve, reject })),
    form: open && (
      <CodeForm
        request={open.request}
        onDone={(result) => end(() => open.resolve(result))}
        onFailed={(error) => end(() => open.reject(error))}
        onCancel={leave}
      />
    ),
    leave,
  };
}
