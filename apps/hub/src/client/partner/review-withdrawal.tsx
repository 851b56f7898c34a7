import type { Change, ChannelId, ConsentChannel, OwnPartner, StoppedKey } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { Icon } from '@chatelaine/ui/icon';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Failure } from '../../api/failure.ts';
import { Failed } from '../../parts/failed.tsx';
import * as t from '../../texts/en/own-partner.ts';
import { lastDayOf } from './last-day.ts';
import { NumberNames, StoppedKeys } from './what-ends.tsx';

interface ReviewWithdrawalProps {
  partner: OwnPartner;
  numbers: ConsentChannel[];
  change: Change;
  keys: StoppedKey[];
  isBusy: boolean;
  failure: Failure | null;
  onConfirm(): void;
  /** Keeps every shared number. */
  onKeep(): void;
  /** Goes back to the choice as it is. */
  onBack(): void;
}

/** Names what a withdrawal ends, before it is done. The focus begins on the button that keeps everything. */
export function ReviewWithdrawal({ partner, numbers, change, keys, isBusy, failure, ...acts }: ReviewWithdrawalProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  const { grant, withdraw, expiresAt } = change;
  const named = (ids: ChannelId[]) => numbers.filter(({ id }) => ids.includes(id));
  return (
    <Dialog heading={t.reviewTitle(withdraw.length)} alertTextId="what-ends" onClose={() => !isBusy && acts.onBack()}>
      <div id="what-ends" class="review">
        <h3>{t.reviewEnds(partner.name)}</h3>
        <NumberNames numbers={named(withdraw)} />
        <StoppedKeys keys={keys} numbers={numbers} partner={partner.name} />
        <p class="consequence">
          <Icon name="warning" />
          <span>
            {t.reviewWarning(partner.name, withdraw.length)}
            {keys.length > 0 && ` ${t.reviewKeysEnded(partner.name)}`}
          </span>
        </p>
        {grant.length > 0 && (
          <>
            <h3>{t.reviewGrants(partner.name)}</h3>
            <NumberNames numbers={named(grant)} />
            {expiresAt !== undefined && <p class="small">{t.endChosen(lastDayOf(expiresAt))}</p>}
          </>
        )}
      </div>
      {failure && <Failed failure={failure} />}
      <DialogActions>
        <Button ref={keep} look="primary" onClick={() => !isBusy && acts.onKeep()}>
          {t.reviewKeep(withdraw.length)}
        </Button>
        <Button look="caution" isBusy={isBusy} onClick={acts.onConfirm}>
          {grant.length > 0 ? t.reviewBoth : t.reviewSubmit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
