import { Confirm } from '@chatelaine/ui/confirm';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import { cancel } from '../../texts/en/frame.ts';
import * as t from '../../texts/en/sessions.ts';
import type { Session } from './session.ts';

interface StopDialogProps {
  session: Session;
  onStopped(): void;
  onClose(): void;
}

/** Stops a session, and says before what stops with it. */
export function StopDialog({ session: { id, phoneNumber }, onStopped, onClose }: StopDialogProps) {
  const { run, isBusy, failure } = useChange('sessions.stop');

  async function stop(): Promise<void> {
    if ((await run({ id })) !== null) onStopped();
  }

  return (
    <Confirm
      heading={t.stopTitle(phoneNumber)}
      confirmLabel={t.stopFor(phoneNumber)}
      cancelLabel={cancel}
      isDangerous
      isBusy={isBusy}
      onConfirm={stop}
      onCancel={onClose}
    >
      <p>{t.stopText}</p>
      <p>{t.stopKeeps}</p>
      {failure && <Failed failure={failure} />}
    </Confirm>
  );
}
