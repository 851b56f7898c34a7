import { Button } from '@chatelaine/ui/button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { Choices } from '../parts/choices.tsx';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/webhook.ts';
import type { Webhook } from './webhook.ts';

interface ResumeDialogProps {
  webhook: Webhook;
  name: string;
  onDone(): void;
  onCancel(): void;
}

/** Resumes a webhook, and asks whether what happened during the pause is sent. */
export function ResumeDialog({ webhook, name, onDone, onCancel }: ResumeDialogProps) {
  const { run, isBusy, failure } = useChange('webhooks.resume');
  const [choice, setChoice] = useState<'send' | 'skip'>('send');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>(':checked')?.focus(), []);
  const leave = () => !isBusy && onCancel();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if ((await run({ id: webhook.id, skipMissed: choice === 'skip' })) !== null) onDone();
  }

  return (
    <Dialog heading={t.resumeTitle(name)} onClose={leave}>
      <form ref={form} onSubmit={submit} noValidate>
        <Choices
          isSingle
          legend={t.resumeLegend}
          lines={[
            { value: 'send', name: t.resumeSend, text: t.resumeSendText },
            { value: 'skip', name: t.resumeSkip, text: t.resumeSkipText },
          ]}
          chosen={[choice]}
          onChange={([value]) => setChoice(value ?? choice)}
        />
        {failure && <Failed failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.resume}
          </Button>
          <Button onClick={leave}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
