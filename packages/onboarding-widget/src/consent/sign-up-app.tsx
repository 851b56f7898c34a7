import { useState } from 'preact/hooks';
import { usePage } from './page.tsx';
import { Frame } from './parts/frame.tsx';
import { BadLink } from './screens/bad-link.tsx';
import { Loading } from './screens/loading.tsx';
import { SignUp } from './screens/sign-up.tsx';
import { findWaitingRequest } from './waiting-request.ts';

type Screen = { name: 'sign_up' } | { name: 'bad_link'; reference: string | null } | { name: 'leaving' };

/** The page `/sign-in/new`: a one-time link becomes an account, and the browser returns to what it came for. */
export function SignUpApp({ token }: { token: string }) {
  const { texts } = usePage();
  const [screen, show] = useState<Screen>(token === '' ? { name: 'bad_link', reference: null } : { name: 'sign_up' });

  function leave(): void {
    show({ name: 'leaving' });
    location.replace(findWaitingRequest() ?? '/sign-in');
  }

  return (
    <Frame>
      {screen.name === 'bad_link' && <BadLink body={texts.badLink.signUpBody} reference={screen.reference} />}
      {screen.name === 'leaving' && <Loading />}
      {screen.name === 'sign_up' && (
        <SignUp token={token} onSignedUp={leave} onBadLink={(reference) => show({ name: 'bad_link', reference })} />
      )}
    </Frame>
  );
}
