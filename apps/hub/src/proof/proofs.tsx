import { useQueryClient } from '@tanstack/react-query';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type AskProof, ProofContext, type ProofRequest } from '../api/proof.ts';
import { CodeDialog } from './code-dialog.tsx';
import { guardSend } from './guard-send.ts';
import { PasswordDialog } from './password-dialog.tsx';

interface Open {
  request: ProofRequest;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Shows the dialog that asks for a proof when a change needs one. */
export function Proofs({ children }: { children: ComponentChildren }) {
  const [open, setOpen] = useState<Open | null>(null);
  const isSending = useRef(false);
  const queries = useQueryClient();
  const askProof: AskProof = (request) =>
    new Promise((resolve, reject) => {
      setOpen({ request: guardSend(request, isSending), resolve, reject });
    });
  const end = (act: () => void) => {
    setOpen(null);
    act();
  };
  const Dialog = open?.request.proof === 'password' ? PasswordDialog : CodeDialog;
  return (
    <ProofContext.Provider value={askProof}>
      {children}
      {open && (
        <Dialog
          request={open.request}
          onDone={(result) => {
            // The answer may say that the person has a fresh session now.
            void queries.invalidateQueries({ queryKey: [null, 'profile.get'] });
            end(() => open.resolve(result));
          }}
          onFailed={(error) => end(() => open.reject(error))}
          onCancel={() => !isSending.current && end(() => open.resolve(null))}
        />
      )}
    </ProofContext.Provider>
  );
}
