import { loadRareScreens } from '../load-rare-screens.ts';
import { SubmitButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { readShell } from '../shell.ts';
import * as texts from '../texts/texts.ts';
import { useSignIn } from '../use-sign-in.ts';

interface SignInProps {
  title: string;
  /** The email of a person who was signed in here before, when it is known. */
  email: string | null;
  isChoiceKept: boolean;
  onSignedIn(): Promise<void>;
}

// The type is `text`, because browsers refuse letters beyond ASCII before the @ in a field of the type `email`.
const EMAIL = {
  type: 'text',
  inputMode: 'email',
  autocapitalize: 'none',
  spellcheck: false,
  pattern: '.+@.+',
} as const;

/** Asks for the email, the password and the code of an authenticator app: on our own origin and in this window. */
export function SignIn({ title, email, isChoiceKept, onSignedIn }: SignInProps) {
  const { trouble, asked, signIn } = useSignIn({
    wrong: texts.signInWrong,
    onSignedIn,
    loadCodeField: async () => (await loadRareScreens())?.CodeField ?? null,
  });

  return (
    <Form onSubmit={(fields) => signIn(fields, { email: textOf(fields, 'email') })}>
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
      {asked && <asked.Field failure={asked.failure} canBeRemembered />}
      <div class="actions">
        <SubmitButton>{texts.signInSubmit}</SubmitButton>
      </div>
    </Form>
  );
}
