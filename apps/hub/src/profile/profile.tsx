import './profile.css';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { usePlace } from '../account/account-context.ts';
import { homeOf, lastOfTab } from '../account/find-place.ts';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Section } from '../parts/section.tsx';
import { accountName } from '../texts/en/frame.ts';
import { roleNames } from '../texts/en/people.ts';
import * as t from '../texts/en/profile.ts';
import { About } from './about.tsx';
import { Sessions } from './sessions.tsx';
import { SignInFacts } from './sign-in-facts.tsx';

/** Shows the person's own profile. It is about no account. */
export function Profile() {
  return (
    <>
      <Heading title={t.title} lead={t.lead} trail={<WayBack />} />
      <About />
      <SignInFacts />
      <Sessions />
      <Accounts />
    </>
  );
}

function WayBack() {
  const account = lastOfTab(usePlace().profile);
  if (account === null) return null;
  return (
    <Link to={homeOf(account)}>
      <ChangingText>{t.backTo(accountName(account.name, account.type))}</ChangingText>
    </Link>
  );
}

function Accounts() {
  const { profile } = usePlace();
  return (
    <Section title={t.accountsTitle}>
      {profile.accounts.length === 0 && <p>{t.accountsNone}</p>}
      <ul class="accounts">
        {profile.accounts.map((account) => (
          <li key={account.id}>
            <Link to={homeOf(account)}>{accountName(account.name, account.type)}</Link>{' '}
            <span class="small">{roleNames[account.role]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
