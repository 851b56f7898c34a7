import { Badge } from '@chatelaine/ui/badge';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { moment } from '../parts/time.tsx';
import * as t from '../texts/en/webhooks.ts';
import type { Webhook } from './webhook.ts';

/** Whether a webhook works; if not, since when and why. */
export function StateCell({ webhook: { pausedAt, pauseReason, failingSince } }: { webhook: Webhook }) {
  if (pausedAt !== null)
    return (
      <>
        <Badge tone="warn">{t.states.paused}</Badge>
        <Note>{t.since(moment(pausedAt))}</Note>
        {pauseReason !== null && <Note>{t.pausedWhy[pauseReason]}</Note>}
      </>
    );
  if (failingSince !== null)
    return (
      <>
        <Badge tone="bad">{t.states.failing}</Badge>
        <Note>{t.since(moment(failingSince))}</Note>
      </>
    );
  return <Badge tone="good">{t.states.active}</Badge>;
}

const Note = ({ children }: { children: string }) => (
  <span class="webhook-note">
    <ChangingText>{children}</ChangingText>
  </span>
);
