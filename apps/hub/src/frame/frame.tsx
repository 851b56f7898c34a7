import './frame.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { usePlace } from '../account/account-context.ts';
import { homeOf } from '../account/find-place.ts';
import { readShell } from '../shell.ts';
import { areaNames, help, skipToContent } from '../texts/en/frame.ts';
import { LiveUpdates } from './live-updates.tsx';
import { Mark } from './mark.tsx';
import { ProfileMenu } from './profile-menu.tsx';
import { SideNav } from './side-nav.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** Shows what every screen has around it: the product, the screens of the account, the person. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { account } = usePlace();
  const { supportUrl } = readShell();
  const content = useRef<HTMLElement>(null);
  useKeptFocus(content);
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {skipToContent}
      </a>
      <header class="bar">
        <a class="product" href={readShell().base + (account ? homeOf(account) : '/hub')}>
          <Mark /> Chatelaine
          {account && (
            <span class="area">
              <ChangingText>{areaNames[account.type]}</ChangingText>
            </span>
          )}
        </a>
        {supportUrl && (
          <a class="bar-help" href={supportUrl}>
            <ChangingText>{help}</ChangingText>
          </a>
        )}
        <ProfileMenu />
      </header>
      {account && <SideNav account={account} />}
      <main ref={content} id="content" tabIndex={-1} key={account?.id}>
        {children}
      </main>
      {account && <LiveUpdates account={account} />}
    </div>
  );
}
