import { useEffect, useState } from 'preact/hooks';
import { nextPage } from './next-page.rule.ts';
import { usePage } from './page.ts';
import { Frame } from './parts/frame.tsx';
import { Failed } from './screens/failed.tsx';
import { Loading } from './screens/loading.tsx';
import { SignIn } from './screens/sign-in.tsx';
import { SignedIn } from './screens/signed-in.tsx';
import { call, type Failure } from './server.ts';
import { readShell } from './shell.ts';
import * as texts from './texts/texts.ts';
import { whyNotAsked } from './why.ts';

type Screen =
  | { name: 'loading' }
  | { name: 'failed'; failure: Failure }
  | { name: 'sign_in' }
  | { name: 'signed_in'; email: string };

/**
 * Shows the page `/sign-in`. A person who signs in goes to the page that the address names in `next`, or to the hub.
 * A person who is signed in already and whom nobody has sent here reads who is signed in, and can sign out.
 */
export function SignInApp() {
  const { once } = usePage();
  const [screen, show] = useState<Screen>({ name: 'loading' });

  const { home } = readShell();
  const next = nextPage(new URLSearchParams(location.search).get('next'), home);

  // The server leads from `/hub` to the area of the person: the Partner Hub or the Client Hub.
  async function leave(): Promise<void> {
    show({ name: 'loading' });
    location.replace(next ?? `${home.pathname}hub`);
  }

  async function look(): Promise<void> {
    const reply = await call<{ email: string } | null>('api/auth/get-session');
    if (!reply.ok) return show({ name: 'failed', failure: reply });
    if (reply.body !== null && next !== null) return await leave();
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
        <SignIn title={texts.signInTitle} email={null} isChoiceKept={false} onSignedIn={leave} />
      )}
      {screen.name === 'signed_in' && (
        <SignedIn email={screen.email} onContinue={() => once(leave)} onSignOut={() => once(signOut)} />
      )}
    </Frame>
  );
}
