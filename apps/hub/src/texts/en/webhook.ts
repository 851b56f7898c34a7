import type { RetryPolicy, WebhookKind } from '@chatelaine/shared';
import { policyNames } from './webhook-form.ts';

// Texts of one webhook: its secret, its settings, its test.
// The secret
export const secretTitle = (webhook: string) => `The secret of ${webhook}`;
export const secretNewTitle = (webhook: string) => `The new secret of ${webhook}`;
export const secretLead =
  'Your program checks with this secret that a delivery comes from Chatelaine. Store it where your program finds it.';
export const secretLabel = 'Secret';
export const secretSelected = 'The secret is selected. Press Ctrl+C or ⌘C to copy it.';
export const secretShow = 'Show secret';
export const secretHide = 'Hide secret';
export const secretDoneReason = 'Copy the secret, or tick “I’ve stored it”.';
export const secretLeaveText = 'Nobody can show this secret again. If you lose it, you have to make a new one.';
export const secretStay = 'Back to the secret';

// One webhook
export const test = 'Send test';
export const settings = 'Settings';
export const edit = 'Edit';
export const pause = 'Pause';
export const resume = 'Resume';
export const rotate = 'Make new secret';
export const remove = 'Delete';
export const secret = 'Secret';
export const secretOne = 'Shown only once, when it was made.';
export const secretBoth = (when: string) =>
  `Two secrets sign webhook-signature until ${when}. After that, only the new one.`;
export const retries = 'Retries';
export const retry = ({ policy: kind, delaySeconds, attempts: most }: RetryPolicy) =>
  `${policyNames[kind]}. First wait: ${delaySeconds} s. Attempts: ${most}.`;
export const created = 'Added';
export const webhookId = 'ID';
export const program =
  'A program set this webhook with a key of the number. Only a program can change its URL and its secret. You can pause it here, and see and repeat its deliveries.';
export const failingTitle = (when: string) => `No delivery has arrived since ${when}.`;
// What to do. Only a program can change and test the webhook of a number.
export const cures = {
  own: {
    failing:
      'Chatelaine tries again by itself. Look at the last delivery below, fix your program or the URL, then send a test. After five days without success, the webhook is paused.',
    broken:
      'Look at the last delivery below, fix your program or the URL, and send a test. When it arrives, resume the webhook. What happens meanwhile is kept until then.',
    paused: 'Nothing is sent. What happens meanwhile is kept until you resume. A test is sent even now.',
  },
  number: {
    failing:
      'Chatelaine tries again by itself. Look at the last delivery below, and fix the program that receives it. After five days without success, the webhook is paused.',
    broken:
      'Look at the last delivery below, and fix the program that receives it. Then resume the webhook. What happens meanwhile is kept until then.',
    paused: 'Nothing is sent. What happens meanwhile is kept until you resume.',
  },
};
export const pausedTitle = (when: string, why: string) => `Paused since ${when}: ${why}.`;
export const paused = 'The webhook is paused. What happens meanwhile is kept.';
export const resumed = 'The webhook is active again.';
export const saved = 'The webhook is saved.';
export const rotated = 'The webhook has a new secret.';
export const resumeTitle = (webhook: string) => `Resume ${webhook}?`;
export const resumeLegend = 'What happened meanwhile';
export const resumeSend = 'Send it now';
export const resumeSendText = 'The oldest first. Your program may get many deliveries at once.';
export const resumeSkip = 'Skip it';
export const resumeSkipText = 'Only what happens from now on is sent. Deliveries that already wait are still sent.';
export const rotateTitle = (webhook: string) => `Make a new secret for ${webhook}?`;
export const rotateBoth =
  'For 24 hours, the new and the old secret both sign the header webhook-signature. So your program may switch at any time.';
export const rotateOne: Record<WebhookKind, string> = {
  client:
    'The header X-Webhook-Hmac holds one value and changes at once: a program that checks it refuses deliveries until it has the new secret.',
  partner:
    'The header x-360dialog-signature holds one value. The platform secret signs it, so it changes only when you replace that one, and then at once.',
  channel: 'The header X-Hub-Signature-256 holds one value and changes at once.',
};
export const rotateAgain =
  'A new secret was made less than 24 hours ago. If you make another one, the secret before it ends at once.';
export const rotateLost =
  'The new secret was made, but the answer with it was lost on the way. Make another one, and enter it in your program at once. Deliveries that your program refuses until then are tried again.';
export const rotateLeaveTitle = 'Leave before you have the secret?';
export const rotateLeaveText =
  'If the new secret is made by then, nobody can show it later, and you would have to make another one.';
export const rotateLeave = 'Leave';
export const rotateConfirm = 'Make new secret';
export const deleteTitle = (webhook: string) => `Delete ${webhook}?`;
export const deleteText =
  'Nothing is sent to this address any more. Deliveries that wait end. Its list of deliveries can no longer be seen. This cannot be undone.';
export const deleteConfirm = 'Delete';
export const deletedTitle = 'The webhook is deleted';
export const deletedText = 'Nothing is sent to this address any more.';
export const goneTitle = 'This webhook is not here';
export const goneText = 'It was deleted, or it belongs to another account.';
export const toWebhooks = 'Go to Webhooks';

// The test
export const testing = 'The test is on its way.';
export const testArrived = (status: number | null, ms: number) =>
  `The test arrived: HTTP ${status ?? '2xx'} after ${ms} ms.`;
export const testEnded = (why: string) => `The test was not sent: ${why}.`;
export const testFailed = (why: string) => `The test did not arrive. ${why}`;
export const testAdvice = (status: number | null): string => {
  if (status !== null && status >= 300 && status < 400) return '';
  if (status === 404 || status === 405) return 'Check the URL, then send another test.';
  if (status === 401 || status === 403)
    return 'Your program refuses deliveries. Check the secret in it and the custom headers here, then send another test.';
  return 'Fix your program or the URL, then send another test.';
};
export const openDelivery = 'Open this delivery';
