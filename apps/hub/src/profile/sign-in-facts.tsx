import { Button } from '@chatelaine/ui/button';
import { useRef, useState } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { useFocusAfter } from '../parts/use-focus-after.ts';
import * as t from '../texts/en/profile.ts';
import { AuthenticatorFact } from './authenticator-fact.tsx';
import { Card, Fact } from './card.tsx';
import { EmailDialog } from './email-dialog.tsx';
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
    <Card title={t.signInTitle} heading={heading}>
      <p class="said" role="status">
        {said}
      </p>
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
    </Card>
  );
}
