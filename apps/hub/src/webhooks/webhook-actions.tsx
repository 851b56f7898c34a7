import { ChangingText } from '@chatelaine/ui/changing-text';
import { PlainButton } from '@chatelaine/ui/plain-button';
import { useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import { Failed } from '../parts/failed.tsx';
import * as t from '../texts/en/webhook.ts';
import { EditDialog } from './edit-dialog.tsx';
import { ResumeDialog } from './resume-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import type { Webhook } from './webhook.ts';

interface WebhookActionsProps {
  webhook: Webhook;
  name: string;
  /** Receives the sentence that says what happened. */
  onSaid(sentence: string): void;
  /** Runs when the person begins to delete the webhook, and with false when the webhook stays. */
  onDeleting(isDeleting: boolean): void;
  onDeleted(): void;
}

type Act = 'edit' | 'rotate' | 'resume' | 'delete';

/**
 * The buttons that change a webhook. *Pause* and *Resume* are the same button, so the focus stays on it. The webhook of a
 * number is only paused here, because a program set it.
 */
export function WebhookActions({ webhook, name, onSaid, onDeleting, onDeleted }: WebhookActionsProps) {
  const { id, pausedAt, kind } = webhook;
  const [open, setOpen] = useState<Act | null>(null);
  const pause = useChange('webhooks.pause');
  const isPaused = pausedAt !== null;

  const begin = (act: Act) => {
    onSaid('');
    if (act === 'delete') onDeleting(true);
    setOpen(act);
  };
  const end = (sentence = '') => {
    setOpen(null);
    onSaid(sentence);
  };
  async function pauseIt(): Promise<void> {
    onSaid('');
    if ((await pause.run({ id })) !== null) onSaid(t.paused);
  }
  const dialog = { webhook, name, onCancel: () => end() };

  return (
    <>
      <div class="webhook-actions">
        {kind !== 'channel' && <PlainButton onClick={() => begin('edit')}>{t.edit}</PlainButton>}
        <PlainButton isBusy={pause.isBusy} onClick={() => (isPaused ? begin('resume') : pauseIt())}>
          {isPaused ? t.resume : t.pause}
        </PlainButton>
        {kind !== 'channel' && <PlainButton onClick={() => begin('rotate')}>{t.rotate}</PlainButton>}
        {kind !== 'channel' && (
          <PlainButton look="caution" onClick={() => begin('delete')}>
            {t.remove}
          </PlainButton>
        )}
      </div>
      {pause.failure && <Failed failure={pause.failure} />}
      {open === 'edit' && <EditDialog {...dialog} onDone={() => end(t.saved)} />}
      {open === 'rotate' && <RotateDialog {...dialog} onDone={() => end(t.rotated)} />}
      {open === 'resume' && <ResumeDialog {...dialog} onDone={() => end(t.resumed)} />}
      {open === 'delete' && (
        <ConfirmChange
          procedure="webhooks.delete"
          input={{ id }}
          heading={t.deleteTitle(name)}
          confirmLabel={t.deleteConfirm}
          onDone={onDeleted}
          onCancel={() => {
            end();
            onDeleting(false);
          }}
        >
          <p>
            <ChangingText>{t.deleteText}</ChangingText>
          </p>
        </ConfirmChange>
      )}
    </>
  );
}
