import type { ProofRequest } from '../api/proof.ts';

/** What every dialog that asks for a proof needs. */
export interface ProofDialogProps {
  request: ProofRequest;
  onDone(result: unknown): void;
  /** Receives an error that the dialog cannot mend. */
  onFailed(error: unknown): void;
  onCancel(): void;
}
