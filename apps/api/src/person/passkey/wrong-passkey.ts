import { Refusal } from '../../platform/refusal.ts';

/** The refusal of a passkey. Its sentence is always the same, and only our log says more. */
export const wrongPasskey = (detail: string): Refusal =>
  new Refusal('unauthenticated', detail, {
    isGuess: true,
    message: 'This passkey does not sign you in here. Try again, or use your password.',
  });
