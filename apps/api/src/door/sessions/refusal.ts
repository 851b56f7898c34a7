import { type RefusalDress, sentenceOf } from '../refusal-dress.ts';

/** A refusal of the sessions door. */
export const sessionsRefusal: RefusalDress = (refusal) => ({
  error: { code: refusal.code, message: sentenceOf(refusal), details: {} },
});
