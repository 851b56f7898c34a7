import { Empty } from '../../parts/empty.tsx';
import * as t from '../../texts/en/own-partner.ts';

/** Says how a client gets a partner. */
export const NoPartner = () => <Empty title={t.noPartnerTitle} text={t.noPartnerText} />;
