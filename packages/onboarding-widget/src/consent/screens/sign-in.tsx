import { useState } from 'preact/hooks';
import { SubmitButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { call } from '../server.ts';
import { readShell } from '../shell.ts';
import { once } from '../task.ts';
import * as texts from '../texts/texts.ts';
import { whyNotSignedIn } from '../why.ts';

interface SignInProps {
  title: string;
  /** Known when somebody was signed in here before. */
  email: string | null;
  isChoiceKept: boolean;
  onSignedIn(): Promise<void>;
}

// Browsers take no letters beyond ASCII before the @ in a field of the type email.
const EMAIL = {
  type: 'text',
  inputMode: 'email',
  autocapitalize: 'none',
  spellcheck: false,
  pattern: '.+@.+',
} as const;

/** Asks for email and password, on our own origin and in this window. */
export function SignIn({ title, email, isChoiceKept, onSignedIn }: SignInProps) {
  const [trouble, setTrouble] = useState<string | null>(null);

  async function signIn(fields: FormData): Promise<void> {
    setTrouble(null);
    const input = { email: textOf(fields, 'email'), password: textOf(fields, 'password') };
    const reply = await call('/api/auth/sign-in/email', input);
    if (reply.ok) await onSignedIn();
    else setTrouble(whyNotSignedIn(reply, texts.signInWrong));
  }

  return (
    <Form onSubmit={(fields) => once(() => signIn(fields))}>
      <Heading text={title} isFocused={false} />
      {isChoiceKept && <p role="status">{texts.signInChoiceKept}</p>}
      <p class="note">
        <Sentence words={texts.signInCheckAddress(readShell().home.host)} />
      </p>
      <Field
        label={texts.signInEmail}
        isFirst={!email}
        input={{ ...EMAIL, name: 'email', autocomplete: 'username', defaultValue: email ?? '' }}
      />
      <Field
        label={texts.signInPassword}
        isFirst={!!email}
        error={trouble}
        input={{ type: 'password', name: 'password', autocomplete: 'current-password' }}
      />
      <div class="actions">
        <SubmitButton>{texts.signInSubmit}</SubmitButton>
      </div>
    </Form>
  );
}
