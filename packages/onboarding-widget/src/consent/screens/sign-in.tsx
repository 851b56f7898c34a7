import { Icon } from '@chatelaine/ui/icon';
import { hasPasskeys } from '@chatelaine/ui/passkey';
import { useState } from 'preact/hooks';
import { loadRareScreens } from '../load-rare-screens.ts';
import { Actions } from '../parts/actions.tsx';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { EmailField } from '../parts/email-field.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { readShell } from '../shell.ts';
import * as texts from '../texts/texts.ts';
import { useSignIn } from '../use-sign-in.ts';
import { Forgotten } from './forgotten.tsx';

interface SignInProps {
  title: string;
  /** The email of a person who was signed in here before, when it is known. */
  email: string | null;
  isChoiceKept: boolean;
  onSignedIn(): Promise<void>;
}

/** Asks for the email and the password, or sends a link to a person who has forgotten the password. */
export function SignIn(props: SignInProps) {
  const [isForgotten, setForgotten] = useState(false);
  return isForgotten ? (
    <Forgotten email={props.email} onBack={() => setForgotten(false)} />
  ) : (
    <SignInForm {...props} onForgot={() => setForgotten(true)} />
  );
}

/** Asks for the email, the password and the code of an authenticator app: on our own origin and in this window. */
function SignInForm({ title, email, isChoiceKept, onSignedIn, onForgot }: SignInProps & { onForgot(): void }) {
  const { trouble, asked, signIn, usePasskey } = useSignIn({
    wrong: texts.signInWrong,
    onSignedIn,
    loadCodeField: async () => (await loadRareScreens())?.CodeField ?? null,
  });

  return (
    <Form onSubmit={(fields) => signIn(fields, { email: textOf(fields, 'email') })}>
      <Heading text={title} isFocused={false} />
      {isChoiceKept && <p role="status">{texts.signInChoiceKept}</p>}
      <EmailField label={texts.signInEmail} email={email} isFirst={!email} />
      <PasswordField
        label={texts.signInPassword}
        isFirst={!!email}
        error={trouble}
        onForgot={onForgot}
        input={{ autocomplete: 'current-password' }}
      />
      {asked && <asked.Field failure={asked.failure} canBeRemembered />}
      <p class="lock">
        <Icon name="lock" />
        <span>
          <Sentence words={texts.signInCheckAddress(readShell().home.host)} />
        </span>
      </p>
      <Actions>
        {hasPasskeys() && (
          <ActionButton look="secondary" onClick={() => usePasskey(false)}>
            {texts.signInPasskey}
          </ActionButton>
        )}
        <SubmitButton>{texts.signInSubmit}</SubmitButton>
      </Actions>
    </Form>
  );
}
