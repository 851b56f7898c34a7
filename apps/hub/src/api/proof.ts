import { createContext } from 'preact';

/** The proof that a person can give for a change: a one-time code, or the password once more. */
export type Proof = 'code' | 'password';

/** A change that waits for a proof. */
export interface ProofRequest {
  proof: Proof;
  /** The procedure and its whole input. A one-time code is good for exactly this call. */
  name: string;
  input: unknown;
  account: string | null;
  /** Sends the change once more. `code` is the value of the header; absent when the password was the proof. */
  send(code?: string): Promise<unknown>;
}

/** Asks the person for a proof. Gives the result of the change, or null when the person cancels. */
export type AskProof = (request: ProofRequest) => Promise<unknown>;

export const ProofContext = createContext<AskProof>(async () => null);
