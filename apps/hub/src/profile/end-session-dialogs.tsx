import { Confirm } from '@chatelaine/ui/confirm';
import { useChange } from '../api/use-change.ts';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/profile.ts';

interface Ends {
  onDone(sentence: string): void;
  onClose(): void;
}

/** Ends one session, which `words` describe. */
export function EndSessionDialog({ id, words, onDone, onClose }: Ends & { id: string; words: string }) {
  const { run, isBusy, failure } = useChange('profile.endSession', { isOwn: true });
  async function end(): Promise<void> {
    if ((await run({ id })) !== null) onDone(t.ended);
  }
  return (
    <Confirm
      heading={t.endTitle}
      confirmLabel={t.endAction}
      cancelLabel={cancel}
      isDangerous
      isBusy={isBusy}
      onConfirm={end}
      onCancel={onClose}
    >
      <p>{t.endText(words)}</p>
      {failure && <Failed failure={failure} />}
    </Confirm>
  );
}

/** Ends all sessions but this one. */
export function EndOthersDialog({ count, onDone, onClose }: Ends & { count: number }) {
  const { run, isBusy, failure } = useChange('profile.endOtherSessions', { isOwn: true });
  async function end(): Promise<void> {
    if ((await run({})) !== null) onDone(t.endedOthers);
  }
  return (
    <Confirm
      heading={t.endOthersTitle(count)}
      confirmLabel={t.endOthersAction}
      cancelLabel={cancel}
      isDangerous
      isBusy={isBusy}
      onConfirm={end}
      onCancel={onClose}
    >
      <p>{t.endOthersText}</p>
      {failure && <Failed failure={failure} />}
    </Confirm>
  );
}
