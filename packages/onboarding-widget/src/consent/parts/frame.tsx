import type { ConsentPartner } from '@chatelaine/shared';
import { Icon } from '@chatelaine/ui/icon';
import type { ComponentChildren } from 'preact';
import { readShell } from '../shell.ts';
import * as texts from '../texts/texts.ts';
import { ActionButton } from './button.tsx';
import { Faces } from './faces.tsx';
import { Sentence } from './sentence.tsx';

/** The person who answers, and the client for which this person answers. */
export interface Account {
  email: string;
  client: string | undefined;
  /** Switches the account. This action is missing when no other person could continue. */
  onSwitch: (() => void) | undefined;
}

interface FrameProps {
  account?: Account | null;
  /** The partner that asks. Without it the frame shows no faces. */
  partner?: ConsentPartner | null;
  /** True: the answer is saved, so a tick joins the two faces. */
  isJoined?: boolean;
  returnHost?: string;
  /** True: the person can grant something here, so the frame says that this can be taken back. */
  canBeTakenBack?: boolean;
  children: ComponentChildren;
}

/** Shows the parts around a screen that never change: our name, the account, and the host to which the answer goes. */
export function Frame({ account, partner, isJoined, returnHost, canBeTakenBack, children }: FrameProps) {
  const { product, support } = readShell();
  return (
    <div class="frame">
      <header>
        <p class="product">
          <Icon name="key" />
          {product}
        </p>
        {support && (
          // In a new tab, so that the question stays open.
          <a class="help" href={support} target="_blank" rel="noopener noreferrer">
            {texts.help}
          </a>
        )}
        {account && <AccountLine key={`${account.email} ${account.client}`} {...account} />}
      </header>
      {partner && <Faces partner={partner} isJoined={isJoined} />}
      <main>{children}</main>
      {returnHost !== undefined && (
        <footer key={returnHost}>
          <span>
            <Sentence words={texts.goBackTo(returnHost)} />
          </span>
          {canBeTakenBack && <span>{texts.chooseTakeBack}</span>}
        </footer>
      )}
    </div>
  );
}

function AccountLine({ email, client, onSwitch }: Account) {
  return (
    <p class="account">
      {client && <strong>{client}</strong>}
      <span>
        <span class="unseen">{texts.signedInAs} </span>
        {email}
      </span>
      {onSwitch && (
        <ActionButton look="link" onClick={onSwitch}>
          {texts.switchAccount}
        </ActionButton>
      )}
    </p>
  );
}
