import {
  type ChangedPermissions,
  type ConsentChannel,
  changeOf,
  keepShared,
  type OwnPartner,
} from '@chatelaine/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'preact/hooks';
import { useChange } from '../../api/use-change.ts';
import { ChooseNumbers } from './choose-numbers.tsx';
import { ReviewWithdrawal } from './review-withdrawal.tsx';
import { useChoice } from './use-choice.ts';
import { useReview } from './use-review.ts';

interface ChangePermissionProps {
  partner: OwnPartner;
  numbers: ConsentChannel[];
  onDone(done: ChangedPermissions, expiresAt: string | undefined): void;
  onClose(): void;
}

/**
 * Changes which numbers the partner may use: first the choice, then a review when it withdraws anything, then the change
 * itself. When a number is no longer as the person saw it, nothing is saved, and the choice comes back with a notice.
 */
export function ChangePermission({ partner, numbers, onDone, onClose }: ChangePermissionProps) {
  const queries = useQueryClient();
  const save = useChange('permissions.change', { proof: 'password' });
  const review = useReview();
  const chosen = useChoice(numbers, save.isBusy);
  const change = changeOf(chosen.numbers, chosen.choice);
  const isOutdated = [save.failure, review.failure].some((failure) => failure?.code === 'conflict');

  useEffect(() => {
    if (!isOutdated) return;
    chosen.mark();
    void queries.invalidateQueries();
  }, [isOutdated]);
  // A review is about what the person saw.
  useEffect(() => review.close(), [chosen.changes]);

  async function send(token?: string): Promise<void> {
    const done = await save.run({ partnerId: partner.id, ...change, ...(token !== undefined && { review: token }) });
    if (done !== null) onDone(done, change.expiresAt);
  }

  const shared = { partner, numbers: chosen.numbers, change, isBusy: save.isBusy };
  if (review.review !== null) {
    return (
      <ReviewWithdrawal
        {...shared}
        keys={review.review.keys}
        failure={save.failure}
        onConfirm={() => send(review.review?.token)}
        onKeep={() => {
          chosen.choose(keepShared(chosen.choice, chosen.numbers));
          review.close();
        }}
        onBack={review.close}
      />
    );
  }
  return (
    <ChooseNumbers
      {...shared}
      isBusy={save.isBusy || review.isBusy}
      choice={chosen.choice}
      hasChanged={chosen.changes > 0}
      failure={isOutdated ? null : (review.failure ?? save.failure)}
      onChoose={(choice) => {
        save.reset();
        chosen.choose(choice);
      }}
      onSubmit={() => (change.withdraw.length > 0 ? review.open(change.withdraw) : send())}
      onClose={onClose}
    />
  );
}
