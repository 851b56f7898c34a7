import type { Invitation } from '@chatelaine/shared';
import { useEffect, useState } from 'preact/hooks';
import { isBadLink } from './failure.rule.ts';
import { usePage } from './page.ts';
import { Actions } from './parts/actions.tsx';
import { ActionButton } from './parts/button.tsx';
import { Frame } from './parts/frame.tsx';
import { BadLink } from './screens/bad-link.tsx';
import { Failed } from './screens/failed.tsx';
import { Loading } from './screens/loading.tsx';
import { SignUp } from './screens/sign-up.tsx';
import { call, type Failure } from './server.ts';
import { readShell } from './shell.ts';
import * as texts from './texts/texts.ts';
import { findWaitingRequest } from './waiting-request.ts';
import { whyNotAsked } from './why.ts';

type Screen =
  | { name: 'loading' }
  | { name: 'sign_up'; invitation: Invitation }
  | { name: 'bad_link'; reference: string | null }
  | { name: 'failed'; failure: Failure };

/** Shows the page `/sign-in/new`: a one-time link creates an account. Then the browser opens the waiting request. */
export function SignUpApp() {
  const { once } = usePage();
  const [token] = useState(takeToken);
  const [screen, show] = useState<Screen>(token === '' ? { name: 'bad_link', reference: null } : { name: 'loading' });

  async function look(): Promise<void> {
    const reply = await call<Invitation>('sign-in/invitation', { token });
    if (reply.ok) show({ name: 'sign_up', invitation: reply.body });
    else if (isBadLink(reply)) show({ name: 'bad_link', reference: reply.reference });
    else show({ name: 'failed', failure: reply });
  }
  function leave(page: 'hub' | 'sign-in'): void {
    show({ name: 'loading' });
    location.replace(findWaitingRequest() ?? `${readShell().home.pathname}${page}`);
  }
  useEffect(() => {
    if (token !== '') once(look);
  }, []);

  return (
    <Frame>
      {screen.name === 'bad_link' && (
        <>
          <BadLink body={texts.badLinkSignUpBody} reference={screen.reference} />
          {/* A person who has used this link before has an account, and can sign in. */}
          <Actions>
            <ActionButton look="primary" onClick={() => leave('sign-in')}>
              {texts.signInTitle}
            </ActionButton>
          </Actions>
        </>
      )}
      {screen.name === 'loading' && <Loading />}
      {screen.name === 'failed' && (
        <Failed
          title={texts.failedLinkTitle}
          reason={whyNotAsked(screen.failure)}
          failure={screen.failure}
          onTryAgain={() => once(look)}
        />
      )}
      {screen.name === 'sign_up' && (
        <SignUp
          token={token}
          invitation={screen.invitation}
          onSignedUp={() => leave('hub')}
          onBadLink={(reference) => show({ name: 'bad_link', reference })}
        />
      )}
    </Frame>
  );
}

/** Removes the one-time token from the address, so that it is not sent and not stored in the history. */
function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}
