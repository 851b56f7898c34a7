import type { SignInInput } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { textOf } from './parts/form.tsx';
import { call, type Failure } from './server.ts';
import { once } from './task.ts';
import * as texts from './texts/texts.ts';
import { whyNotSignedIn } from './why.ts';

/** What was not taken, and whether the server wants to see a code of the authenticator app. */
export interface SignInTrouble {
  asksCode: boolean;
  password: string | null;
  code: string | null;
}

/**
 * Signs in with the fields of a form: the password, and the code once the server asks for it.
 *
 * @param wrong what to say of a wrong password.
 */
export function useSignIn(wrong: string, onSignedIn: (email: string) => Promise<void>) {
  const [trouble, setTrouble] = useState<SignInTrouble>({ asksCode: false, password: null, code: null });

  async function send(input: SignInInput): Promise<void> {
    const { asksCode } = trouble;
    setTrouble({ asksCode, password: null, code: null });
    const reply = await call('/api/auth/sign-in/email', input);
    if (reply.ok) await onSignedIn(input.email);
    else setTrouble(troubleOf(reply, asksCode));
  }

  function troubleOf(failure: Failure, asksCode: boolean): SignInTrouble {
    if (failure.code === 'code_required') return { asksCode: true, password: null, code: null };
    if (failure.code === 'code_wrong') {
      // Only for a code that was used already the server says when there is another.
      const code = failure.retryAfterSeconds === null ? texts.signInCodeWrong : texts.signInCodeUsed;
      return { asksCode: true, password: null, code };
    }
    return { asksCode, password: whyNotSignedIn(failure, wrong), code: null };
  }

  const signIn = (fields: FormData, who: Pick<SignInInput, 'email' | 'confirm'>): void => {
    const code = textOf(fields, 'code').trim();
    const input = { ...who, password: textOf(fields, 'password') };
    once(() => send(code ? { ...input, code, rememberDevice: fields.has('remember') } : input));
  };
  return { trouble, signIn };
}
