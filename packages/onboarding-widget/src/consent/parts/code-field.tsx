import type { Failure } from '../server.ts';
import * as texts from '../texts/rare-texts.ts';
import { Field } from './field.tsx';

interface CodeFieldProps {
  failure: Failure;
  /**
   * True for signing in: the person may then have this browser remembered. A dangerous act asks for a code each time.
   */
  canBeRemembered?: boolean;
}

/** Asks for the code of the authenticator app. The field takes the focus when it appears. */
export function CodeField({ failure, canBeRemembered = false }: CodeFieldProps) {
  return (
    <>
      <Field
        label={texts.signInCode}
        hint={texts.signInCodeHint}
        isFirst
        error={whyNotTaken(failure)}
        input={{
          type: 'text',
          name: 'code',
          autocomplete: 'one-time-code',
          autocapitalize: 'characters',
          maxLength: 64,
        }}
      />
      {canBeRemembered && (
        <label class="option">
          <input type="checkbox" name="remember" />
          <span>{texts.signInRemember}</span>
        </label>
      )}
    </>
  );
}

function whyNotTaken(failure: Failure): string | null {
  if (failure.code !== 'code_wrong') return null;
  // The server sends a waiting time only for a code that was already used.
  return failure.retryAfterSeconds === null ? texts.signInCodeWrong : texts.signInCodeUsed;
}
