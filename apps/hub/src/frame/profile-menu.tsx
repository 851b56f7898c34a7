import { ChangingText } from '@chatelaine/ui/changing-text';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { usePlace } from '../account/account-context.ts';
import { homeOf } from '../account/find-place.ts';
import { signOut } from '../account/sign-out.ts';
import { useHref } from '../parts/link.tsx';
import * as t from '../texts/en/frame.ts';
import { useDismissal } from './use-dismissal.ts';

/** Shows who is signed in and for which account, and leads to the person's own pages and other accounts. */
export function ProfileMenu() {
  const { profile, account } = usePlace();
  const { path } = useLocation();
  const href = useHref();
  const [isOpen, setIsOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setIsOpen(false), [path]);
  useDismissal({ isOpen, place, button }, () => setIsOpen(false));
  const others = profile.accounts.filter(({ id }) => id !== account?.id);

  return (
    <div ref={place} class="menu">
      <button ref={button} type="button" class="menu-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <ChangingText>{account ? `${profile.name}, ${account.name}` : profile.name}</ChangingText>
      </button>
      {isOpen && (
        <div class="menu-panel">
          <ul>
            <MenuLink to={href('/profile')} name={t.menuProfile} />
            {account?.type === 'client' && <MenuLink to={href('organization/partner')} name={t.menuPartner} />}
            {account?.type === 'client' && <MenuLink to={href('organization/partner')} name={t.menuOrganization} />}
          </ul>
          {others.length > 0 && (
            <>
              <h2>
                <ChangingText>{t.menuAccounts}</ChangingText>
              </h2>
              <ul>
                {others.map((other) => (
                  <MenuLink key={other.id} to={href(homeOf(other))} name={t.accountName(other.name, other.type)} />
                ))}
              </ul>
            </>
          )}
          <ul>
            <li>
              <button type="button" onClick={signOut}>
                <ChangingText>{t.menuSignOut}</ChangingText>
              </button>
            </li>
          </ul>
        </div>
      )}
    </div>
  );
}

function MenuLink({ to, name }: { to: string; name: string }) {
  return (
    <li>
      <a href={to}>
        <ChangingText>{name}</ChangingText>
      </a>
    </li>
  );
}
