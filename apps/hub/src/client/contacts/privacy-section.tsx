import './contacts.css';
import type { Contact } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { may } from '../../account/may.ts';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import { Said } from '../../parts/said.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Section } from '../../parts/section.tsx';
import * as t from '../../texts/en/contacts.ts';

interface PrivacySectionProps {
  contact: Contact;
  /** Opens the question before the erasure. */
  onErase(): void;
}

/** Exports and erases everything about one contact, for a request of this person. */
export function PrivacySection({ contact, onErase }: PrivacySectionProps) {
  const account = useAccount();
  const { run, isBusy, failure } = useChange('contacts.export');
  const [said, setSaid] = useState('');
  const isManager = may(account, 'contacts_manage');

  async function save(): Promise<void> {
    setSaid('');
    const exported = await run({ id: contact.id });
    if (exported === null) return;
    saveFile(exported.filename, exported.json, 'application/json');
    setSaid(t.exported(exported.filename));
  }

  return (
    <Section title={t.privacy} text={isManager ? t.privacyText : `${t.privacyText} ${t.onlyManagers}`}>
      {isManager && (
        <p class="contact-ways">
          <Button isBusy={isBusy} onClick={save}>
            {t.exportAll}
          </Button>
          <Button look="caution" onClick={onErase}>
            {t.erase}
          </Button>
        </p>
      )}
      <Said>{said}</Said>
      {failure && <Failed failure={failure} />}
    </Section>
  );
}
