import { hasPasskeys } from '@chatelaine/ui/passkey';
import { Actions } from '../parts/actions.tsx';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import * as texts from '../texts/rare-texts.ts';
import { useSignIn } from '../use-sign-in.ts';

interface StepUpProps {
  email: string;
  onConfirmed(): Promise<void>;
  onBack(): void;
}

/** Asks for the password once more, because the sign-in is too old for such an important answer. */
export function StepUp({ email, onConfirmed, onBack }: StepUpProps) {
  const { trouble, asked, signIn, usePasskey } = useSignIn({
    wrong: texts.stepUpWrong,
    onSignedIn: onConfirmed,
    loadCodeField: async () => CodeField,
  });

  return (
    <Form onSubmit={(fields) => signIn(fields, { email, confirm: true })}>
      <Heading text={texts.stepUpTitle} isFocused={false} />
      <p>{texts.stepUpBody}</p>
      {/* Password managers look beside the password for the account, so this hidden field has the email. */}
      <input type="text" autocomplete="username" value={email} readOnly hidden />
      <PasswordField
        label={texts.signInPassword}
        isFirst
        error={trouble}
        input={{ autocomplete: 'current-password' }}
      />
      {asked && <asked.Field failure={asked.failure} />}
      {hasPasskeys() && (
        <p class="other-way">
          <ActionButton look="link" onClick={() => usePasskey(true)}>
            {texts.signInPasskey}
          </ActionButton>
        </p>
      )}
      <Actions>
        <ActionButton look="secondary" onClick={onBack}>
          {texts.stepUpBack}
        </ActionButton>
        <SubmitButton>{texts.stepUpSubmit}</SubmitButton>
      </Actions>
    </Form>
  );
}
