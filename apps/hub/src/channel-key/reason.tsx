import type { CreateKeyReason } from '@chatelaine/shared';
import { Link } from '../parts/link.tsx';
import * as t from '../texts/en/generate-key.ts';

/** Says why the person cannot generate a key for a number. */
export function Reason({ reason }: { reason: CreateKeyReason }) {
  if (reason === 'shared_with_partner') return <WhatTheClientSees settings="organization/partner" />;
  return <span key={reason}>{t.reasons[reason]}</span>;
}

/** The sentence that a client sees beside the disabled button. For a client, the name of the settings is a link. */
export function WhatTheClientSees({ settings }: { settings?: string }) {
  const [before = '', after = ''] = t.sharedWithPartner.split(t.settingsName);
  return (
    <span>
      {before}
      {settings === undefined ? t.settingsName : <Link to={settings}>{t.settingsName}</Link>}
      {after}
    </span>
  );
}
