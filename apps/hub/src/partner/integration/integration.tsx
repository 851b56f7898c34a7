import './integration.css';
import { useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { may } from '../../account/may.ts';
import { failureOf } from '../../api/failure.ts';
import { useAsk } from '../../api/use-ask.ts';
import { LegacyTokens } from '../../legacy-tokens/legacy-tokens.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Unsaved } from '../../parts/unsaved.tsx';
import * as t from '../../texts/en/integration.ts';
import { Brand } from './brand.tsx';
import { Options } from './options.tsx';
import { PartnerIdSection } from './partner-id.tsx';
import { PlatformSecretSection } from './platform-secret.tsx';
import { RedirectUrls } from './redirect-urls.tsx';
import type { UrlDraft } from './url-changes.ts';

/** The settings with which a partner's programs and the consent page find each other. Members read, owners change. */
export function Integration() {
  const account = useAccount();
  const isAllowed = may(account, 'settings');
  const { data: settings, error, refetch } = useAsk('settings.get', undefined);
  const [urls, setUrls] = useState<UrlDraft | null>(null);
  const [logo, setLogo] = useState<string | null>(null);
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      {error !== null && settings === undefined && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {error === null && settings === undefined && <Skeleton />}
      {settings && (
        <>
          <PartnerIdSection id={settings.partnerId} />
          <RedirectUrls settings={settings} isAllowed={isAllowed} draft={urls} onDraft={setUrls} />
          <PlatformSecretSection isAllowed={may(account, 'platform_secret')} />
          <LegacyTokens />
          <Options settings={settings} isAllowed={isAllowed} />
          <Brand settings={settings} isAllowed={isAllowed} draft={logo} onDraft={setLogo} />
        </>
      )}
      <Unsaved isOn={urls !== null || logo !== null} />
    </>
  );
}
