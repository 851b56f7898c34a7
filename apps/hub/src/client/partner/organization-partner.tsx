import './partner.css';
import type { OwnPartner } from '@chatelaine/shared';
import { useState } from 'preact/hooks';
import { failureOf } from '../../api/failure.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Failed } from '../../parts/failed.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Said } from '../../parts/said.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import * as t from '../../texts/en/own-partner.ts';
import { ChangePartner } from './change-partner.tsx';
import { NoPartner } from './no-partner.tsx';
import { PartnerCard } from './partner-card.tsx';
import { PartnerNumbers } from './partner-numbers.tsx';
import { PermissionHistory } from './permission-history.tsx';

/** Shows the partner of the client, what it may use, and how this came about. Owners change both here. */
export function OrganizationPartner() {
  const { data: partner, error, refetch } = useAsk('partner.get', undefined);
  // What the last act has done. It outlives the part of the screen that did it.
  const [said, say] = useState('');
  return (
    <>
      <Heading title={t.title} lead={t.lead} />
      <Said>{said}</Said>
      {error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {error === null && partner === undefined && <Skeleton />}
      {error === null && partner !== undefined && <Partner partner={partner} say={say} />}
    </>
  );
}

function Partner({ partner, say }: { partner: OwnPartner | null; say(text: string): void }) {
  return (
    <>
      {partner === null ? (
        <NoPartner />
      ) : (
        <section aria-labelledby="partner">
          <h2 id="partner">{t.section}</h2>
          <PartnerCard partner={partner} />
          <PartnerNumbers partner={partner} say={say} />
        </section>
      )}
      <PermissionHistory partner={partner} />
      {partner !== null && <ChangePartner key={partner.id} partner={partner} say={say} />}
    </>
  );
}
