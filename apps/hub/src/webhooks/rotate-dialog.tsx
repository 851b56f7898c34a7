import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { useChange } from '../api/use-change.ts';
import { Box } from '../parts/box.tsx';
import { Failed } from '../parts/failed.tsx';
import { Unsaved } from '../parts/unsaved.tsx';
import { useProofHere } from '../proof/use-proof-here.tsx';
import { cancel } from '../texts/en/frame.ts';
import { stay } from '../texts/en/unsaved.ts';
import * as t from '../texts/en/webhook.ts';
import type { Webhook } from './webhook.ts';
import { WebhookSecret } from './webhook-secret.tsx';

interface RotateDialogProps {
  webhook: Webhook;
  name: string;
  onDone(): void;
  onCancel(): void;
}

/** Makes a new secret for a webhook. It says before which headers both secrets sign, and which only the new one. */
export function RotateDialog({ webhook, name, onDone, onCancel }: RotateDialogProps) {
  const proof = useProofHere();
  const rotate = useChange('webhooks.rotateSecret', { askProof: proof.askProof });
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <WebhookSecret title={t.secretNewTitle(name)} secret={secret} onClose={onDone} />;
  const isAsking = proof.form !== null;
  const leave = () => (isAsking ? proof.leave() : !rotate.isBusy && onCancel());

  return (
    <Dialog heading={t.rotateTitle(name)} onClose={leave}>
      <div hidden={isAsking}>
        <p class="dialog-lead">
          <ChangingText>{t.rotateBoth}</ChangingText>
        </p>
        <Box tone="warn">
          <p>
            <ChangingText>{t.rotateOne[webhook.kind]}</ChangingText>
          </p>
          {webhook.oldSecretEndsAt !== null && (
            <p>
              <ChangingText>{t.rotateAgain}</ChangingText>
            </p>
          )}
        </Box>
        {rotate.failure && <Failed failure={explain(rotate.failure)} />}
        <DialogActions>
          <Button
            look="primary"
            isBusy={rotate.isBusy}
            onClick={async () => setSecret((await rotate.run({ id: webhook.id }))?.secret ?? null)}
          >
            {t.rotateConfirm}
          </Button>
          <Button onClick={leave}>{cancel}</Button>
        </DialogActions>
      </div>
      {proof.form}
      <Unsaved isOn={rotate.isBusy} words={LEAVE} />
    </Dialog>
  );
}

// Nothing is saved here: what may be lost is the secret, which is shown once.
const LEAVE = { title: t.rotateLeaveTitle, text: t.rotateLeaveText, leave: t.rotateLeave, stay };

const explain = (failure: Failure): Failure =>
  failure.code === 'already_created' ? { ...failure, sentence: t.rotateLost } : failure;
