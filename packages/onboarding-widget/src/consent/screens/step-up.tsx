import { useState } from 'preact/hooks';
import { whyNotSignedIn } from '../failure.rule.ts';
import { usePage } from '../page.tsx';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { call } from '../server.ts';

interface StepUpProps {
  email: string;
  onConfirmed(): Promise<void>;
  onBack(): void;
}

/** Asks for the password once more, because the sign-in is too old for an answer of this weight. */
export function StepUp({ email, onConfirmed, onBack }: StepUpProps) {
  const { texts, once } = usePage();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function confirm(fields: FormData): Promise<void> {
    setTrouble(null);
    const reply = await call('/api/auth/sign-in/email', { email, password: textOf(fields, 'password') });
    if (reply.ok) await onConfirmed();
    else setTrouble(whyNotSignedIn(reply, texts, texts.stepUp.wrong));
  }

  return (
    <Form onSubmit={(fields) => once(() => confirm(fields))}>
      <Heading text={texts.stepUp.title} isFocused={false} />
      <p>{texts.stepUp.body}</p>
      {/* Password managers look for the account beside the password. */}
      <input type="text" autocomplete="username" value={email} readOnly hidden />
      <Field
        label={texts.signIn.password}
        isFirst
        error={trouble}
        input={{ type: 'password', name: 'password', autocomplete: 'current-password' }}
      />
      <div class="actions">
        <SubmitButton>{texts.stepUp.submit}</SubmitButton>
        <ActionButton look="secondary" onClick={onBack}>
          {texts.stepUp.back}
        </ActionButton>
      </div>
    </Form>
  );
}
