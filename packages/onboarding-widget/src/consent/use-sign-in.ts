import type { PasskeyQuestion, SignInInput } from '@chatelaine/shared';
import { answerPasskey } from '@chatelaine/ui/passkey';
import { useState } from 'preact/hooks';
import { usePage } from './page.ts';
import type { CodeField } from './parts/code-field.tsx';
import { textOf } from './parts/form.tsx';
import { call, type Failure, NO_ANSWER } from './server.ts';
import * as texts from './texts/texts.ts';
import { whyNotSignedIn } from './why.ts';

/** The field for the code, which appears when the server asks for a code, and the failure of the last try. */
interface AskedCode {
  Field: typeof CodeField;
  failure: Failure;
}

export interface SigningIn {
  /** The sentence for a wrong password. */
  wrong: string;
  onSignedIn(): Promise<void>;
  /** Loads the field for a code, which most people never need. Returns null when the field did not load. */
  loadCodeField(): Promise<typeof CodeField | null>;
}

/**
 * Signs in with the fields of a form: the password, and the code of an authenticator app once the server asks for it. Or
 * signs in with a passkey, which needs neither.
 */
export function useSignIn({ wrong, onSignedIn, loadCodeField }: SigningIn) {
  const { once } = usePage();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asked, setAsked] = useState<AskedCode | null>(null);

  async function send(input: SignInInput): Promise<void> {
    setTrouble(null);
    const reply = await call('api/auth/sign-in/email', input);
    if (reply.ok) return await onSignedIn();
    const isAboutCode = reply.code === 'code_required' || reply.code === 'code_wrong';
    if (!isAboutCode) return setTrouble(whyNotSignedIn(reply, wrong));
    const Field = asked?.Field ?? (await loadCodeField());
    if (Field) setAsked({ Field, failure: reply });
    else setTrouble(whyNotSignedIn(NO_ANSWER, wrong));
  }

  const signIn = (fields: FormData, who: Pick<SignInInput, 'email' | 'confirm'>): void => {
    const code = textOf(fields, 'code').trim();
    const input = { ...who, password: textOf(fields, 'password') };
    once(() => send(code ? { ...input, code, rememberDevice: fields.has('remember') } : input));
  };

  // The person may close the browser's own dialog. A browser also closes it by itself when it finds no passkey or waits too
  // long, so the page says what can be done now.
  async function sendPasskey(confirm: boolean): Promise<void> {
    setTrouble(null);
    const question = await call<PasskeyQuestion>('api/auth/sign-in/passkey/begin', { confirm });
    if (!question.ok) return setTrouble(whyNotSignedIn(question, texts.signInPasskeyWrong));
    const answer = await answerPasskey(question.body);
    if (answer === null) return setTrouble(texts.signInPasskeyNone);
    const reply = await call('api/auth/sign-in/passkey', { ...answer, confirm });
    if (reply.ok) return await onSignedIn();
    // The passkey of another person must not confirm an act of this person.
    setTrouble(reply.status === 403 ? texts.signInPasskeyWrong : whyNotSignedIn(reply, texts.signInPasskeyWrong));
  }

  const usePasskey = (confirm: boolean): void => once(() => sendPasskey(confirm));
  return { trouble, asked, signIn, usePasskey };
}
