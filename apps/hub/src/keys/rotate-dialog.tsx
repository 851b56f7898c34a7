import { type KeyKind, OVERLAPS, type Overlap } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useChange } from '../api/use-change.ts';
import { Choices } from '../parts/choices.tsx';
import { Failed } from '../parts/failed.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/keys.ts';
import { type AnyKey, type KeyNoun, type KeyWithSecret, NOUN_OF } from './key-kind.ts';

interface RotateDialogProps {
  kind: KeyKind;
  apiKey: AnyKey;
  /** Receives the key with its new secret, which must be shown now. */
  onDone(key: KeyWithSecret): void;
  onCancel(): void;
}

/** Makes a new secret for a key, and asks how long the old one still works. */
export function RotateDialog({ kind, apiKey, onDone, onCancel }: RotateDialogProps) {
  const rotate = useChange<`${KeyNoun}.rotate`>(`${NOUN_OF[kind]}.rotate`);
  const [overlap, setOverlap] = useState<Overlap>('24h');

  const form = useRef<HTMLFormElement>(null);
  // Otherwise the focus is on the first line, which is not the chosen one, and the space bar would choose it.
  useEffect(() => form.current?.querySelector<HTMLElement>(':checked')?.focus(), []);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const done = await rotate.run({ id: apiKey.id, overlap });
    if (done !== null) onDone(done);
  }

  return (
    <Dialog heading={t.rotate(apiKey.name)} onClose={() => !rotate.isBusy && onCancel()}>
      <form ref={form} onSubmit={submit} noValidate>
        <p class="dialog-lead">
          <ChangingText>{t.rotateLead}</ChangingText>
        </p>
        <Choices
          isSingle
          legend={t.overlap}
          lines={LINES}
          chosen={[overlap]}
          onChange={([value]) => setOverlap(value ?? overlap)}
        />
        {rotate.failure && <Failed failure={rotate.failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={rotate.isBusy}>
            {t.rotateConfirm}
          </Button>
          <Button onClick={() => !rotate.isBusy && onCancel()}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const LINES = (Object.keys(OVERLAPS) as Overlap[]).map((value) => ({
  value,
  name: t.overlapNames[value],
  text: t.overlapTexts[value],
}));
