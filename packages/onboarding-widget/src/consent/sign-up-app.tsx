import { useState } from 'preact/hooks';
import { Frame } from './parts/frame.tsx';
import { BadLink } from './screens/bad-link.tsx';
import { Loading } from './screens/loading.tsx';
import { SignUp } from './screens/sign-up.tsx';
import * as texts from './texts/texts.ts';
import { findWaitingRequest } from './waiting-request.ts';

type Screen = { name: 'sign_up' } | { name: 'bad_link'; reference: string | null } | { name: 'leaving' };

/** The page `/sign-in/new`: a one-time link becomes an account, and the browser returns to what it came for. */
export function SignUpApp() {
  const [token] = useState(takeToken);
  const [screen, show] = useState<Screen>(token === '' ? { name: 'bad_link', reference: null } : { name: 'sign_up' });

  function leave(): void {
    show({ name: 'leaving' });
    location.replace(findWaitingRequest() ?? '/sign-in');
  }

  return (
    <Frame>
      {screen.name === 'bad_link' && <BadLink body={texts.badLinkSignUpBody} reference={screen.reference} />}
      {screen.name === 'leaving' && <Loading />}
      {screen.name === 'sign_up' && (
        <SignUp token={token} onSignedUp={leave} onBadLink={(reference) => show({ name: 'bad_link', reference })} />
      )}
    </Frame>
  );
}

/** Takes the one-time token out of the address, so that it is neither sent nor kept in the history. */
function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}
