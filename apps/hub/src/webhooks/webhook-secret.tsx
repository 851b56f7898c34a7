import { SecretDialog, type SecretTexts } from '../parts/secret-dialog.tsx';
import * as t from '../texts/en/webhook.ts';

const TEXTS: SecretTexts = {
  lead: t.secretLead,
  label: t.secretLabel,
  copyYourself: t.secretSelected,
  show: t.secretShow,
  hide: t.secretHide,
  doneReason: t.secretDoneReason,
  leaveText: t.secretLeaveText,
  stay: t.secretStay,
};

/** Shows the secret of a webhook the only time that it can be seen. */
export function WebhookSecret({ title, secret, onClose }: { title: string; secret: string; onClose(): void }) {
  const created = { name: title, secret, hint: '' };
  return <SecretDialog kind={null} title={title} texts={TEXTS} created={created} onClose={onClose} />;
}
