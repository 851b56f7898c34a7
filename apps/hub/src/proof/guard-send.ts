import type { ProofRequest } from '../api/proof.ts';

/**
 * Notes while a change is on its way. Meanwhile its dialog must stay: the change may succeed, and its answer may be a
 * secret that nobody can see again.
 */
export const guardSend = (request: ProofRequest, isSending: { current: boolean }): ProofRequest => ({
  ...request,
  async send(code) {
    isSending.current = true;
    try {
      return await request.send(code);
    } finally {
      isSending.current = false;
    }
  },
});
