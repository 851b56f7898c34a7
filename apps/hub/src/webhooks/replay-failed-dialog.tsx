import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { Choices } from '../parts/choices.tsx';
import { Failed } from '../parts/failed.tsx';
import * as t from '../texts/en/deliveries.ts';
import { cancel } from '../texts/en/frame.ts';

const HOURS = { hour: 1, day: 24, week: 7 * 24 } as const;
type Span = keyof typeof HOURS;
const SPANS = Object.keys(HOURS) as Span[];

interface ReplayFailedDialogProps {
  webhookId: string;
  /** Receives the sentence that says how many are sent again. */
  onDone(sentence: string): void;
  onCancel(): void;
}

/**
 * Repeats the failed deliveries of the events of a time that the person chooses. The choice begins with the longest time,
 * because with the usual waits a delivery fails in the end only after 39 hours.
 */
export function ReplayFailedDialog({ webhookId, onDone, onCancel }: ReplayFailedDialogProps) {
  const { run, isBusy, failure } = useChange('webhooks.replayFailed');
  const [span, setSpan] = useState<Span>('week');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>(':checked')?.focus(), []);
  const leave = () => !isBusy && onCancel();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const since = new Date(Date.now() - HOURS[span] * 3_600_000).toISOString();
    const done = await run({ id: webhookId, since });
    if (done !== null) onDone(t.replayedCount(done.count, done.hasMore));
  }

  return (
    <Dialog heading={t.replayTitle} onClose={leave}>
      <form ref={form} onSubmit={submit} noValidate>
        <p class="dialog-lead">
          <ChangingText>{t.replayText}</ChangingText>
        </p>
        <Choices
          isSingle
          legend={t.replayLegend}
          lines={SPANS.map((value) => ({ value, name: t.spans[value] }))}
          chosen={[span]}
          onChange={([value]) => setSpan(value ?? span)}
        />
        {failure && <Failed failure={failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t.replayConfirm}
          </Button>
          <Button onClick={leave}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
