import type { ChannelId, WithdrawalReview } from '@chatelaine/shared';
import { useRef, useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { ask } from '../../api/rpc.ts';

/** Asks the server what a withdrawal ends. The answer has the token that the withdrawal needs. */
export function useReview() {
  const { id: account } = useAccount();
  const [review, setReview] = useState<WithdrawalReview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isRunning = useRef(false);

  async function open(withdraw: ChannelId[]): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setFailure(null);
    try {
      setReview(await ask('permissions.review', { withdraw }, { account }));
    } catch (error) {
      setFailure(failureOf(error));
    }
    isRunning.current = false;
    setIsBusy(false);
  }

  return { review, failure, isBusy, open, close: () => setReview(null) };
}
