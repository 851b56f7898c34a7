import { OVERLAPS, type Overlap } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../api/use-change.ts';
import { Choices } from '../parts/choices.tsx';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import { overlapNames } from '../texts/en/keys.ts';

interface OverlapDialogProps<Done> {
  heading: string;
  lead: string;
  legend: string;
  confirmLabel: string;
  /** A second line under some overlaps. */
  texts: Partial<Record<Overlap, string>>;
  change: Pick<Change<never, Done>, 'isBusy' | 'failure'>;
  /** Makes the change. Null: it did not happen. */
  rotate(overlap: Overlap): Promise<Done | null>;
  /** Receives the new secret, which must be shown now. */
  onDone(done: Done): void;
  onCancel(): void;
}

/** Makes a new secret, and asks how long the old one still works. */
export function OverlapDialog<Done>({ texts, change, rotate, onDone, onCancel, ...words }: OverlapDialogProps<Done>) {
  const [overlap, setOverlap] = useState<Overlap>('24h');
  const leave = () => !change.isBusy && onCancel();

  const form = useRef<HTMLFormElement>(null);
  // Otherwise the focus is on the first line, which is not the chosen one, and the space bar would choose it.
  useEffect(() => form.current?.querySelector<HTMLElement>(':checked')?.focus(), []);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const done = await rotate(overlap);
    if (done !== null) onDone(done);
  }

  return (
    <Dialog heading={words.heading} onClose={leave}>
      <form ref={form} onSubmit={submit} noValidate>
        <p class="dialog-lead">
          <ChangingText>{words.lead}</ChangingText>
        </p>
        <Choices
          isSingle
          legend={words.legend}
          lines={ALL.map((value) => ({ value, name: overlapNames[value], text: texts[value] }))}
          chosen={[overlap]}
          onChange={([value]) => setOverlap(value ?? overlap)}
        />
        {change.failure && <Failed failure={change.failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={change.isBusy}>
            {words.confirmLabel}
          </Button>
          <Button onClick={leave}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const ALL = Object.keys(OVERLAPS) as Overlap[];
