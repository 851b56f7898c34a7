import { ChangingText } from '@chatelaine/ui/changing-text';
import { Empty } from '../../parts/empty.tsx';
import { Link } from '../../parts/link.tsx';
import * as t from '../../texts/en/own-partner.ts';

/** Says how a client gets a partner. */
export const NoPartner = () => (
  <Empty
    title={t.noPartnerTitle}
    text={t.noPartnerText}
    action={
      <Link to="channels">
        <ChangingText>{t.toChannels}</ChangingText>
      </Link>
    }
  />
);
