import { useEffect, useState } from 'preact/hooks';
import { usePage } from './page.ts';
import { Frame } from './parts/frame.tsx';
import { Failed } from './screens/failed.tsx';
import { Loading } from './screens/loading.tsx';
import { SignIn } from './screens/sign-in.tsx';
import { SignedIn } from './screens/signed-in.tsx';
import { call, type Failure } from './server.ts';
import * as texts from './texts/texts.ts';
import { whyNotAsked } from './why.ts';

type Screen =
  | { name: 'loading' }
  | { name: 'failed'; failure: Failure }
  | { name: 'sign_in' }
  | { name: 'signed_in'; email: string };

/**
 * Shows the page `/sign-in`. When no request waits, the page says who is signed in, and lets the person sign in or out.
 */
export function SignInApp() {
  const { once } = usePage();
  const [screen, show] = useState<Screen>({ name: 'loading' });

  async function look(): Promise<void> {
    const reply = await call<{ email: string } | null>('api/auth/get-session');
    if (!reply.ok) return show({ name: 'failed', failure: reply });
    show(reply.body === null ? { name: 'sign_in' } : { name: 'signed_in', email: reply.body.email });
  }

  async function signOut(): Promise<void> {
    const reply = await call('api/auth/sign-out', {});
    show(reply.ok ? { name: 'sign_in' } : { name: 'failed', failure: reply });
  }

  useEffect(() => once(look), []);

  return (
    <Frame>
      {screen.name === 'loading' && <Loading />}
      {screen.name === 'failed' && (
        <Failed
          key={screen.failure}
          title={texts.failedSignInTitle}
          reason={whyNotAsked(screen.failure)}
          failure={screen.failure}
          onTryAgain={() => once(look)}
        />
      )}
      {screen.name === 'sign_in' && (
        <SignIn title={texts.signInTitle} email={null} isChoiceKept={false} onSignedIn={look} />
      )}
      {screen.name === 'signed_in' && <SignedIn email={screen.email} onSignOut={() => once(signOut)} />}
    </Frame>
  );
}
