import type { OwnPartner } from '@chatelaine/shared';
import { failureOf } from '../../api/failure.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Failed } from '../../parts/failed.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { day, moment } from '../../parts/time.tsx';
import { useUrlState } from '../../parts/use-url-state.ts';
import * as t from '../../texts/en/own-partner.ts';
import { actsOf, type HistoryAct } from './history.rule.ts';
import { nameOf } from './permission-table.tsx';

const LIMIT = 20;

/** Says who shared and withdrew which number, and when. */
export function PermissionHistory({ partner }: { partner: OwnPartner | null }) {
  const state = useUrlState('history');
  const cursor = state.values.history || undefined;
  const { data: page, error, refetch } = useAsk('permissions.list', { cursor, limit: LIMIT });
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      {error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {error === null && page === undefined && <Skeleton rows={2} />}
      {error === null && page !== undefined && (
        <>
          {page.data.length === 0 && <p class="quiet">{t.historyEmpty}</p>}
          <ol class="history">
            {actsOf(page.data).map((act) => (
              <li key={act.id}>{sentenceOf(act, partner)}</li>
            ))}
          </ol>
          <Pager
            name={t.history}
            cursor={cursor}
            nextCursor={page.nextCursor}
            turnTo={(history) => state.change({ history })}
          />
        </>
      )}
    </section>
  );
}

function sentenceOf({ kind, at, by, phoneNumber, partnerId }: HistoryAct, partner: OwnPartner | null): string {
  const who = by === null ? t.doers.client : nameOf(by);
  if (kind === 'expired') return t.expired(phoneNumber, day(at));
  if (kind === 'withdrawn') return t.withdrawn(who, phoneNumber, moment(at));
  if (kind === 'granted') return t.granted(who, phoneNumber, moment(at));
  return t.grantedByPayment(partnerId === partner?.id ? partner.name : t.otherPartner, phoneNumber, day(at));
}
