import type { OwnPartner, PartnerChangePreview } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { may } from '../../account/may.ts';
import * as t from '../../texts/en/own-partner.ts';
import { ConfirmPartnerChange } from './confirm-partner-change.tsx';
import { NamePartner } from './name-partner.tsx';

interface ChangePartnerProps {
  partner: OwnPartner;
  say(text: string): void;
}

/** Moves the client to another partner: first its id or link, then all that the change ends, then the change. */
export function ChangePartner({ partner, say }: ChangePartnerProps) {
  const account = useAccount();
  const [isOpen, setIsOpen] = useState(false);
  const [preview, setPreview] = useState<PartnerChangePreview | null>(null);
  const close = () => {
    setIsOpen(false);
    setPreview(null);
  };
  return (
    <section class="change-partner" aria-labelledby="change-partner">
      <h2 id="change-partner">{t.changeTitle}</h2>
      <p>
        <ChangingText>{t.changeLead(partner.name)}</ChangingText>
      </p>
      <Button
        look="caution"
        disabledReason={may(account, 'permissions') ? undefined : t.onlyOwners}
        onClick={() => {
          say('');
          setIsOpen(true);
        }}
      >
        {t.changePartner}
      </Button>
      {isOpen && preview === null && <NamePartner partner={partner} onFound={setPreview} onClose={close} />}
      {isOpen && preview !== null && (
        <ConfirmPartnerChange
          preview={preview}
          onLookAgain={setPreview}
          onDone={() => say(t.changeDone(preview.partner.name))}
          onClose={close}
        />
      )}
    </section>
  );
}
