import { monogramOf, type OwnPartner } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Face } from '@chatelaine/ui/face';
import { day } from '../../parts/time.tsx';
import * as t from '../../texts/en/own-partner.ts';

/** Shows who the partner is: its picture, its name, its host, its id, and since when the client works with it. */
export function PartnerCard({ partner }: { partner: OwnPartner }) {
  const { id, name, logo, host, connectedSince } = partner;
  return (
    <div class="partner-card">
      <Face logo={logo} {...monogramOf(name)} />
      <div class="partner-facts">
        <strong class="partner-name notranslate">{name}</strong>
        {host !== null && <span class="quiet notranslate">{host}</span>}
        <span class="small">
          <ChangingText>{connectedSince === null ? t.sinceUnknown : t.since(day(connectedSince))}</ChangingText>
          {' · '}
          {t.partnerId(id)}
        </span>
      </div>
    </div>
  );
}
