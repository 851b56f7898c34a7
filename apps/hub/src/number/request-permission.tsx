import './request-permission.css';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { CopyButton } from '@chatelaine/ui/copy-button';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useOwnId } from '@chatelaine/ui/own-id';
import { useRef, useState } from 'preact/hooks';
import { useAccount } from '../account/account-context.ts';
import { readShell } from '../shell.ts';
import * as t from '../texts/en/number.ts';

const WORDS = { copy: t.copyLink, copied: t.copied, copyYourself: t.copyYourself };

interface RequestPermissionProps {
  phoneNumber: string;
  /** The look of the button. In a row of a list it is a link. */
  look?: 'secondary' | 'link';
}

/** Gives the partner a link that asks the client for permission on a number. The link has no end. */
export function RequestPermission({ phoneNumber, look = 'secondary' }: RequestPermissionProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look={look} label={t.requestFor(phoneNumber)} onClick={() => setIsOpen(true)}>
        {t.request}
      </Button>
      {isOpen && <LinkDialog phoneNumber={phoneNumber} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function LinkDialog({ phoneNumber, onClose }: { phoneNumber: string; onClose(): void }) {
  const { id: partnerId, name } = useAccount();
  const id = useOwnId();
  const field = useRef<HTMLTextAreaElement>(null);
  const link = permissionLink(partnerId, phoneNumber);
  const mail = new URLSearchParams({ subject: t.mailSubject(phoneNumber), body: t.mailBody(name, phoneNumber, link) });
  return (
    <Dialog heading={t.request} onClose={onClose}>
      <p>
        <ChangingText>{t.requestText(phoneNumber)}</ChangingText>
      </p>
      <label class="link-field" for={id}>
        <ChangingText>{t.link}</ChangingText>
        <textarea
          id={id}
          ref={field}
          rows={2}
          readOnly
          spellcheck={false}
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
      <div class="link-ways">
        <CopyButton look="primary" text={link} words={WORDS} selectText={() => field.current?.select()} />
        {/* Mail programs do not read "+" as a space. */}
        <a href={`mailto:?${mail.toString().replaceAll('+', '%20')}`}>{t.mail}</a>
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** The address at which a client finds the question for permission on this number. */
function permissionLink(partnerId: string, phoneNumber: string): string {
  const query = new URLSearchParams({ partner_id: partnerId, number: phoneNumber.replace(/\D/g, '') });
  return `${location.origin}${readShell().base}/permission?${query}`;
}
