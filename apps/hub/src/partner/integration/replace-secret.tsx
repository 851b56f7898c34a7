import { OVERLAPS, type Overlap } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useState } from 'preact/hooks';
import type { OutputOf } from '../../api/procedures.ts';
import { useChange } from '../../api/use-change.ts';
import { Choices } from '../../parts/choices.tsx';
import { Failed } from '../../parts/failed.tsx';
import { cancel } from '../../texts/en/frame.ts';
import * as t from '../../texts/en/integration.ts';
import { overlapNames } from '../../texts/en/keys.ts';

interface ReplaceSecretProps {
  /** Receives the new secret, which must be shown now. */
  onDone(secret: OutputOf<'settings.rotatePlatformSecret'>): void;
  onCancel(): void;
}

const TEXTS: Partial<Record<Overlap, string>> = { '0': t.secretOverlapNow, '24h': t.secretOverlapDay };
const LINES = (Object.keys(OVERLAPS) as Overlap[]).map((value) => ({
  value,
  name: overlapNames[value],
  text: TEXTS[value],
}));

/** Makes a new platform secret, and asks how long the server still takes signatures of the old one. */
export function ReplaceSecret({ onDone, onCancel }: ReplaceSecretProps) {
  const rotate = useChange('settings.rotatePlatformSecret');
  const [overlap, setOverlap] = useState<Overlap>('24h');
  const leave = () => !rotate.isBusy && onCancel();

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const secret = await rotate.run({ overlap });
    if (secret !== null) onDone(secret);
  }

  return (
    <Dialog heading={t.secretReplaceLabel} onClose={leave}>
      <form onSubmit={submit} noValidate>
        <p class="dialog-lead">
          <ChangingText>{t.secretReplaceLead}</ChangingText>
        </p>
        <Choices
          isSingle
          legend={t.secretOverlap}
          lines={LINES}
          chosen={[overlap]}
          onChange={([value]) => setOverlap(value ?? overlap)}
        />
        {rotate.failure && <Failed failure={rotate.failure} />}
        <DialogActions>
          <Button type="submit" look="primary" isBusy={rotate.isBusy}>
            {t.secretConfirm}
          </Button>
          <Button onClick={leave}>{cancel}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
