import { Confirm } from '@chatelaine/ui/confirm';
import { Dialog } from '@chatelaine/ui/dialog';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ProofHere } from '../proof/use-proof-here.tsx';
import * as t from '../texts/en/unsaved.ts';
import { Unsaved } from './unsaved.tsx';

interface DraftDialogProps {
  heading: string;
  /** The change is on its way. Meanwhile the dialog stays. */
  isBusy: boolean;
  /** The step of the dialog that asks for a code. Meanwhile the form keeps what the person typed. */
  proof?: ProofHere;
  onCancel(): void;
  /** The form. Its *Cancel* closes the dialog without a question, because its word says what happens. */
  children: ComponentChildren;
}

/** A form in a dialog. Who presses Esc or leaves the screen after typing into it is asked before the draft is lost. */
export function DraftDialog({ heading, isBusy, proof, onCancel, children }: DraftDialogProps) {
  const [isChanged, setIsChanged] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const isAsking = proof !== undefined && proof.form !== null;

  function leave(): void {
    if (isAsking) proof.leave();
    else if (isChanged) setIsLeaving(!isBusy);
    else if (!isBusy) onCancel();
  }

  return (
    <Dialog heading={heading} onClose={leave}>
      <div hidden={isAsking} onInput={() => setIsChanged(true)}>
        {children}
      </div>
      {proof?.form}
      <Unsaved isOn={isChanged} />
      {isLeaving && (
        <Confirm
          isDangerous
          heading={t.closeTitle}
          confirmLabel={t.close}
          cancelLabel={t.stay}
          onConfirm={onCancel}
          onCancel={() => setIsLeaving(false)}
        >
          <p>{t.closeText}</p>
        </Confirm>
      )}
    </Dialog>
  );
}
