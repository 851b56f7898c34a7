import type { PartnerChangePreview } from '@chatelaine/shared';
import { useRef, useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { ask } from '../../api/rpc.ts';

/** Asks the server what a change of partner does. */
export function usePreview(onFound: (preview: PartnerChangePreview) => void) {
  const { id: account } = useAccount();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isRunning = useRef(false);

  async function look(partnerId: string): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setFailure(null);
    try {
      onFound(await ask('partner.previewChange', { partnerId }, { account }));
    } catch (error) {
      setFailure(failureOf(error));
    }
    isRunning.current = false;
    setIsBusy(false);
  }

  return { look, failure, isBusy };
}
