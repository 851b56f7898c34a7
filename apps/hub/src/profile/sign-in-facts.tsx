import { Button } from '@chatelaine/ui/button';
import { useRef, useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { Fact } from '../parts/fact.tsx';
import { Said } from '../parts/said.tsx';
import { Section } from '../parts/section.tsx';
import { useFocusAfter } from '../parts/use-focus-after.ts';
import * as t from '../texts/en/profile.ts';
import { AuthenticatorFact } from './authenticator-fact.tsx';
import { EmailDialog } from './email-dialog.tsx';
import { PasskeysFact } from './passkeys-fact.tsx';
import { ChangePasswordDialog } from './password-dialog.tsx';

/** Shows how the person signs in, and changes it. */
export function SignInFacts() {
  const { profile } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  const [open, setOpen] = useState<'email' | 'password' | null>(null);
  const [said, setSaid] = useState('');
  useFocusAfter(open !== null, heading);
  const show = (next: typeof open) => {
    setSaid('');
    setOpen(next);
  };
  const close = () => setOpen(null);

  return (
    <Section title={t.signInTitle} heading={heading}>
      <Said>{said}</Said>
      <dl class="profile-facts">
        <Fact
          name={t.email}
          ways={
            <Button label={t.changeEmail} onClick={() => show('email')}>
              {t.change}
            </Button>
          }
        >
          {profile.email}
        </Fact>
        <Fact
          name={t.password}
          ways={
            <Button label={t.changePassword} onClick={() => show('password')}>
              {t.change}
            </Button>
          }
        >
          <span class="quiet">{t.passwordNote}</span>
        </Fact>
        <AuthenticatorFact onSaid={setSaid} />
        <PasskeysFact onSaid={setSaid} />
      </dl>
      {open === 'email' && <EmailDialog onClose={close} />}
      {open === 'password' && (
        <ChangePasswordDialog
          onClose={close}
          onDone={(sentence) => {
            close();
            setSaid(sentence);
          }}
        />
      )}
    </Section>
  );
}
