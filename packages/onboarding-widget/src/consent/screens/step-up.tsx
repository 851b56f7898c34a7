import { useState } from 'preact/hooks';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { call } from '../server.ts';
import { once } from '../task.ts';
import * as texts from '../texts/rare-texts.ts';
import { whyNotSignedIn } from '../why.ts';

interface StepUpProps {
  email: string;
  onConfirmed(): Promise<void>;
  onBack(): void;
}

/** Asks for the password once more, because the sign-in is too old for an answer of this weight. */
export function StepUp({ email, onConfirmed, onBack }: StepUpProps) {
  const [trouble, setTrouble] = useState<string | null>(null);

  async function confirm(fields: FormData): Promise<void> {
    setTrouble(null);
    const reply = await call('/api/auth/sign-in/email', { email, password: textOf(fields, 'password') });
    if (reply.ok) await onConfirmed();
    else setTrouble(whyNotSignedIn(reply, texts.stepUpWrong));
  }

  return (
    <Form onSubmit={(fields) => once(() => confirm(fields))}>
      <Heading text={texts.stepUpTitle} isFocused={false} />
      <p>{texts.stepUpBody}</p>
      {/* Password managers look for the account beside the password. */}
      <input type="text" autocomplete="username" value={email} readOnly hidden />
      <Field
        label={texts.signInPassword}
        isFirst
        error={trouble}
        input={{ type: 'password', name: 'password', autocomplete: 'current-password' }}
      />
      <div class="actions">
        <SubmitButton>{texts.stepUpSubmit}</SubmitButton>
        <ActionButton look="secondary" onClick={onBack}>
          {texts.stepUpBack}
        </ActionButton>
      </div>
    </Form>
  );
}
