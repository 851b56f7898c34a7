import type { Contact } from '@chatelaine/shared';
import { Confirm } from '@chatelaine/ui/confirm';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import * as t from '../../texts/en/contacts.ts';
import { cancel } from '../../texts/en/frame.ts';
import { contactName } from './contact-name.ts';

interface EraseDialogProps {
  contact: Contact;
  onErased(messages: number): void;
  onClose(): void;
}

/** Erases a contact, and says before what is destroyed and what is left. */
export function EraseDialog({ contact, onErased, onClose }: EraseDialogProps) {
  const { run, isBusy, failure } = useChange('contacts.erase');
  const name = contactName(contact);

  async function erase(): Promise<void> {
    const erased = await run({ id: contact.id });
    if (erased !== null) onErased(erased.messages);
  }

  return (
    <Confirm
      heading={t.eraseTitle(name)}
      confirmLabel={t.eraseFor(name)}
      cancelLabel={cancel}
      isDangerous
      isBusy={isBusy}
      onConfirm={erase}
      onCancel={onClose}
    >
      <p>{t.eraseText}</p>
      <p>{t.eraseTrace(contact.id)}</p>
      {failure && <Failed failure={failure} />}
    </Confirm>
  );
}
