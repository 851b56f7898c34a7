import './secret-dialog.css';
import type { KeyKind } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { SecretField } from '@chatelaine/ui/secret-field';
import { useState } from 'preact/hooks';
import * as t from '../texts/en/secret.ts';
import { TryIt } from './try-it.tsx';

interface SecretDialogProps {
  kind: KeyKind;
  /** The answer of the call that made the secret. Forget it in `onClose`. */
  created: { name: string; secret: string; hint: string };
  /** The title, for a dialog that is one of several steps. */
  title?: string;
  onClose(): void;
}

const WORDS = {
  label: t.label,
  copy: t.copy,
  copied: t.copied,
  copyYourself: t.copyYourself,
  show: t.show,
  hide: t.hide,
};

/** Shows a secret the only time that it can be seen. Who closes it without a copy is asked once. */
export function SecretDialog({ kind, created, title = t.title, onClose }: SecretDialogProps) {
  const [isKept, setIsKept] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const { name, secret, hint } = created;
  return (
    <Dialog heading={title} onClose={() => (isKept ? onClose() : setIsLeaving(true))}>
      <p>
        <ChangingText>{t.lead(name)}</ChangingText>
      </p>
      <p class="once">{t.once}</p>
      <SecretField secret={secret} words={WORDS} onCopied={() => setIsKept(true)} />
      <label class="stored">
        <input type="checkbox" checked={isKept} onChange={({ currentTarget }) => setIsKept(currentTarget.checked)} />
        <ChangingText>{t.stored}</ChangingText>
      </label>
      <TryIt kind={kind} secret={secret} hint={hint} />
      <DialogActions>
        <Button look="primary" disabledReason={isKept ? undefined : t.doneReason} onClick={onClose}>
          {t.done}
        </Button>
      </DialogActions>
      {isLeaving && (
        <Confirm
          heading={t.leaveTitle}
          confirmLabel={t.leave}
          cancelLabel={t.stay}
          isDangerous
          onConfirm={onClose}
          onCancel={() => setIsLeaving(false)}
        >
          <p>{t.leaveText(name)}</p>
        </Confirm>
      )}
    </Dialog>
  );
}
