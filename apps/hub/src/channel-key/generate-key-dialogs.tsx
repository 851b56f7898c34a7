import type { ChannelDetails, CreatedChannelKey } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useState } from 'preact/hooks';
import { failureOf } from '../api/failure.ts';
import { useAsk } from '../api/use-ask.ts';
import { Failed } from '../parts/failed.tsx';
import { SecretDialog } from '../parts/secret-dialog.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/generate-key.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { ReplaceQuestion } from './replace-question.tsx';

interface GenerateKeyDialogsProps {
  channel: { id: string; phoneNumber: string };
  onEnd(): void;
}

/**
 * Leads to a new key: says which key it replaces, asks for a name, and shows the secret once. The key that it replaces
 * is read when the dialog opens, because the screen may be older than the last use of the key.
 */
export function GenerateKeyDialogs({ channel, onEnd }: GenerateKeyDialogsProps) {
  const asked = useAsk('channels.details', { id: channel.id }, { isFresh: true });
  const [isWarned, setIsWarned] = useState(false);
  const [created, setCreated] = useState<CreatedChannelKey | null>(null);
  // What the person was told stays, also when the number is asked again meanwhile.
  const [details, setDetails] = useState<ChannelDetails | null>(null);
  useEffect(() => {
    const isFresh = asked.isFetchedAfterMount && asked.error === null && asked.data?.id === channel.id;
    if (isFresh) setDetails((known) => known ?? asked.data ?? null);
  }, [asked.data, asked.error, asked.isFetchedAfterMount]);

  if (created !== null) return <SecretDialog kind="channel" created={created} onClose={onEnd} />;
  if (details === null) return <Waiting error={asked.error} onRetry={() => asked.refetch()} onEnd={onEnd} />;
  if (details.keyInForce !== null && !isWarned) {
    const { keyInForce } = details;
    return (
      <ReplaceQuestion channel={channel} apiKey={keyInForce} onConfirm={() => setIsWarned(true)} onCancel={onEnd} />
    );
  }
  return <NewKeyDialog channel={channel} onCreated={setCreated} onCancel={onEnd} />;
}

function Waiting({ error, onRetry, onEnd }: { error: unknown; onRetry(): void; onEnd(): void }) {
  return (
    <Dialog heading={t.generate} onClose={onEnd}>
      {error === null ? <Skeleton rows={2} /> : <Failed failure={failureOf(error)} onRetry={onRetry} />}
      <DialogActions>
        <Button onClick={onEnd}>{cancel}</Button>
      </DialogActions>
    </Dialog>
  );
}
