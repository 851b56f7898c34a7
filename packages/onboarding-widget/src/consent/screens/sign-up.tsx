import type { Invitation, SignUpInput } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { Actions } from '../parts/actions.tsx';
import { SubmitButton } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Form, textOf } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { call, type Failure } from '../server.ts';
import * as texts from '../texts/texts.ts';
import { whyNotSignedIn } from '../why.ts';

interface SignUpProps {
  token: string;
  invitation: Invitation;
  onSignedUp(): void;
  onBadLink(reference: string | null): void;
}

/** An invitation of a server that may be older: it says neither a name nor what the link is for, and it only invites. */
type OlderInvitation = Omit<Invitation, 'name' | 'purpose'> & Partial<Pick<Invitation, 'name' | 'purpose'>>;

interface Trouble {
  name: string | null;
  password: string | null;
}

const NO_TROUBLE: Trouble = { name: null, password: null };

/**
 * Signs a person up by a one-time link. The person gives a password, and a name if there is none yet, and is signed in.
 * The new password replaces an older password.
 */
export function SignUp({ token, invitation, onSignedUp, onBadLink }: SignUpProps) {
  const { email, name, company, hasPassword, purpose }: OlderInvitation = invitation;
  const { once } = usePage();
  const [trouble, setTrouble] = useState(NO_TROUBLE);

  async function signUp(fields: FormData): Promise<void> {
    setTrouble(NO_TROUBLE);
    const input: SignUpInput = {
      ...{ token, password: textOf(fields, 'password') },
      ...(!name && { name: textOf(fields, 'name') }),
    };
    const reply = await call('sign-in/new', input);
    if (reply.ok) onSignedUp();
    else if (reply.code === 'not_found') onBadLink(reply.reference);
    else setTrouble(troubleOf(reply));
  }

  return (
    <Form onSubmit={(fields) => once(() => signUp(fields))}>
      <Heading text={hasPassword ? texts.signUpAgainTitle : texts.signUpTitle} isFocused={false} />
      {company !== null && purpose !== 'password' && (
        <p>
          <Sentence words={texts.signUpCompany(company)} />
        </p>
      )}
      {hasPassword && <p>{texts.signUpAgainBody}</p>}
      {/* Password managers read this email and store the new password for it. */}
      <Field
        label={texts.signInEmail}
        input={{ type: 'text', name: 'email', autocomplete: 'username', value: email, readOnly: true }}
      />
      <Field
        label={texts.signUpName}
        isFirst={!name}
        error={trouble.name}
        input={{
          ...{ type: 'text', name: 'name', autocomplete: 'name', maxLength: 64 },
          ...(name && { value: name, readOnly: true }),
        }}
      />
      <PasswordField
        label={texts.signUpPassword}
        isFirst={Boolean(name)}
        hint={texts.signUpPasswordHint}
        error={trouble.password}
        input={{ autocomplete: 'new-password', minLength: 12 }}
      />
      <Actions>
        <SubmitButton>{hasPassword ? texts.signUpAgainSubmit : texts.signUpSubmit}</SubmitButton>
      </Actions>
    </Form>
  );
}

function troubleOf(failure: Failure): Trouble {
  const isRefused = (path: string) => failure.issues.some((issue) => issue.path === path);
  if (isRefused('name')) return { name: texts.signUpNameRefused, password: null };
  return { name: null, password: whyNotSignedIn(failure, texts.signUpPasswordRefused) };
}
