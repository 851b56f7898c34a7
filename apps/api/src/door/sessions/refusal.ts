import { type RefusalDress, sentenceOf } from '../refusal-dress.ts';

/** Makes the body of a refusal on the sessions door. */
export const sessionsRefusal: RefusalDress = (refusal) => ({
  error: { code: refusal.code, message: sentenceOf(refusal), details: refusal.extras.details ?? {} },
});
