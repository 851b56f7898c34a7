import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'preact/hooks';
import type { OwnAccount } from '../account/account-context.ts';
import { type WatchState, watchEvents } from '../api/watch-events.ts';
import { readShell } from '../shell.ts';
import { liveWaiting } from '../texts/en/frame.ts';

// Several events often come together, for example one for each number of an answer. They cause one new question.
const PAUSE_MS = 200;

/**
 * Keeps the screen up to date: whatever happens in the account, every query of the screen is asked again. Says when the
 * connection is lost, because the screen may then be old.
 */
export function LiveUpdates({ account }: { account: OwnAccount }) {
  const queries = useQueryClient();
  const [state, setState] = useState<WatchState>('live');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void queries.invalidateQueries(), PAUSE_MS);
    };
    let before: WatchState = 'live';
    const onState = (now: WatchState) => {
      setState(now);
      // Refused: the session or the role has ended. The next query finds out which, and shows it. After a wait: the first
      // connection knows no last event, so what happened until then does not come.
      if (now === 'refused' || (now === 'live' && before === 'waiting')) refresh();
      before = now;
    };
    const stop = watchEvents({ url: readShell().base, account: account.id, onEvent: refresh, onState });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [account.id]);
  return (
    <p class="live" role="status">
      {state === 'waiting' && liveWaiting}
    </p>
  );
}
