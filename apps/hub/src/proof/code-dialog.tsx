import { Dialog } from '@chatelaine/ui/dialog';
import { codeTitle } from '../texts/en/proof.ts';
import { CodeForm } from './code-form.tsx';
import type { ProofDialogProps } from './proof-dialog.ts';

/** Asks for the one-time code of a change in a dialog. */
export function CodeDialog({ request, ...rest }: ProofDialogProps) {
  return (
    <Dialog heading={codeTitle} onClose={rest.onCancel}>
      <CodeForm request={request} {...rest} />
    </Dialog>
  );
}
