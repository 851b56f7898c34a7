import type { Failure } from '../server.ts';
import * as texts from '../texts/rare-texts.ts';
import { Field } from './field.tsx';

interface CodeFieldProps {
  failure: Failure;
  /** To sign in; a dangerous act asks each time. */
  canBeRemembered?: boolean;
}

/** Asks for the code of the authenticator app. It takes the focus when it appears. */
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
  // Only for a code that was used already the server says when there is another.
  return failure.retryAfterSeconds === null ? texts.signInCodeWrong : texts.signInCodeUsed;
}
