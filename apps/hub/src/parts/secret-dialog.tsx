import './secret-dialog.css';
import type { KeyKind } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { SecretField } from '@chatelaine/ui/secret-field';
import { useState } from 'preact/hooks';
import * as t from '../texts/en/secret.ts';
import { StoredBox } from './stored-box.tsx';
import { TryIt } from './try-it.tsx';
import { Unsaved } from './unsaved.tsx';

/** The sentences of the dialog that name what the secret is. */
export interface SecretTexts {
  lead: string;
  label: string;
  copyYourself: string;
  show: string;
  hide: string;
  doneReason: string;
  leaveText: string;
  stay: string;
}

interface SecretDialogProps {
  /** The kind of the key, which can be tried at once; null: the secret is no API key. */
  kind: KeyKind | null;
  /** The answer of the call that made the secret. Forget it in `onClose`. */
  created: { name: string; secret: string; hint: string; scopes?: readonly string[] };
  /** The title, for a dialog that is one of several steps. */
  title?: string;
  /** The sentences of a secret that is no API key. */
  texts?: SecretTexts;
  onClose(): void;
}

const textsOfKey = (name: string): SecretTexts => ({ ...t, lead: t.lead(name), leaveText: t.leaveText(name) });

/** Shows a secret the only time that it can be seen. Who closes it or leaves the screen without a copy is asked once. */
export function SecretDialog({ kind, created, title = t.title, texts, onClose }: SecretDialogProps) {
  const [isKept, setIsKept] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const { name, secret, hint, scopes = [] } = created;
  const words = texts ?? textsOfKey(name);
  return (
    <Dialog heading={title} onClose={() => (isKept ? onClose() : setIsLeaving(true))}>
      <p>
        <ChangingText>{words.lead}</ChangingText>
      </p>
      <p class="once">{t.once}</p>
      <SecretField
        secret={secret}
        words={{ ...words, copy: t.copy, copied: t.copied }}
        onCopied={() => setIsKept(true)}
      />
      <StoredBox isStored={isKept} onChange={setIsKept}>
        {t.stored}
      </StoredBox>
      {kind !== null && (
        <TryIt kind={kind} secret={secret} hint={hint} sends={kind === 'channel' && scopes.includes('send')} />
      )}
      <DialogActions>
        <Button look="primary" disabledReason={isKept ? undefined : words.doneReason} onClick={onClose}>
          {t.done}
        </Button>
      </DialogActions>
      <Unsaved isOn={!isKept} words={{ ...t, title: t.leaveTitle, text: words.leaveText, stay: words.stay }} />
      {isLeaving && (
        <Confirm
          heading={t.leaveTitle}
          confirmLabel={t.leave}
          cancelLabel={words.stay}
          isDangerous
          onConfirm={onClose}
          onCancel={() => setIsLeaving(false)}
        >
          <p>{words.leaveText}</p>
        </Confirm>
      )}
    </Dialog>
  );
}
