import { useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Actions } from '../parts/actions.tsx';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { EmailField } from '../parts/email-field.tsx';
import { ErrorBox } from '../parts/error-box.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { call, type Failure } from '../server.ts';
import * as texts from '../texts/texts.ts';
import { whyNotSignedIn } from '../why.ts';

/**
 * Sends a link for a new password. The answer is the same for every address, so nobody learns here who has an account.
 */
export function Forgotten({ email, onBack }: { email: string | null; onBack(): void }) {
  const { once } = usePage();
  const [isSent, setSent] = useState(false);
  const [failed, setFailed] = useState<{ failure: Failure; tries: number } | null>(null);

  async function send(address: string): Promise<void> {
    const reply = await call('sign-in/forgotten', { email: address });
    if (reply.ok) setSent(true);
    else setFailed({ failure: reply, tries: (failed?.tries ?? 0) + 1 });
  }

  return (
    <Form onSubmit={(fields) => once(() => send(textOf(fields, 'email').trim()))}>
      <Heading key={isSent} text={texts.forgottenTitle} isFocused={isSent} />
      <p key={`said ${isSent}`} role={isSent ? 'status' : undefined}>
        {isSent ? texts.forgottenSent : texts.forgottenBody}
      </p>
      <ErrorBox id="not-sent" tries={failed?.tries ?? 0}>
        {failed && whyNotSignedIn(failed.failure, texts.fieldEmail)}
      </ErrorBox>
      {!isSent && <EmailField label={texts.signInEmail} email={email} isFirst />}
      <Actions>
        <ActionButton look="secondary" onClick={onBack}>
          {texts.forgottenBack}
        </ActionButton>
        {!isSent && <SubmitButton>{texts.forgottenSubmit}</SubmitButton>}
      </Actions>
    </Form>
  );
}
