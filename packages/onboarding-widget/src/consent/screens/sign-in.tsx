import { useState } from 'preact/hooks';
import { whyNotSignedIn } from '../failure.rule.ts';
import { usePage } from '../page.tsx';
import { SubmitButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { call } from '../server.ts';

interface SignInProps {
  title: string;
  /** Known when somebody was signed in here before. */
  email: string | null;
  isChoiceKept: boolean;
  onSignedIn(): Promise<void>;
}

/** Asks for email and password, on our own origin and in this window. */
export function SignIn({ title, email, isChoiceKept, onSignedIn }: SignInProps) {
  const { texts, shell, once } = usePage();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function signIn(fields: FormData): Promise<void> {
    setTrouble(null);
    const input = { email: textOf(fields, 'email'), password: textOf(fields, 'password') };
    const reply = await call('/api/auth/sign-in/email', input);
    if (reply.ok) await onSignedIn();
    else setTrouble(whyNotSignedIn(reply, texts, texts.signIn.wrong));
  }

  return (
    <Form onSubmit={(fields) => once(() => signIn(fields))}>
      <Heading text={title} isFocused={false} />
      {isChoiceKept && <p role="status">{texts.signIn.choiceKept}</p>}
      <p class="note">
        <Sentence words={texts.signIn.checkAddress(shell.host)} />
      </p>
      <Field
        label={texts.signIn.email}
        isFirst
        input={{ type: 'email', name: 'email', autocomplete: 'username', defaultValue: email ?? '' }}
      />
      <Field
        label={texts.signIn.password}
        error={trouble}
        input={{ type: 'password', name: 'password', autocomplete: 'current-password' }}
      />
      <div class="actions">
        <SubmitButton>{texts.signIn.submit}</SubmitButton>
      </div>
    </Form>
  );
}
