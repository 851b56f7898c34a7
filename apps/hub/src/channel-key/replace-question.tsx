import type { KeyInForce } from '@chatelaine/shared';
import { Confirm } from '@chatelaine/ui/confirm';
import { ago } from '../parts/ago.ts';
import { day } from '../parts/time.tsx';
import { cancel } from '../texts/en/frame.ts';
import * as t from '../texts/en/generate-key.ts';

interface ReplaceQuestionProps {
  channel: { phoneNumber: string };
  apiKey: KeyInForce;
  onConfirm(): void;
  onCancel(): void;
}

/** Says which key stops working, and asks before it does. */
export function ReplaceQuestion({ channel, apiKey, onConfirm, onCancel }: ReplaceQuestionProps) {
  const { name, hint, createdAt, lastUsedAt } = apiKey;
  return (
    <Confirm
      heading={t.replaceTitle(name)}
      confirmLabel={t.replaceConfirm}
      cancelLabel={cancel}
      isDangerous
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{t.replaceText(channel.phoneNumber)}</p>
      <p class="small">
        <code>{hint}</code> · {t.createdOn(day(createdAt))} ·{' '}
        {lastUsedAt === null ? t.neverUsed : t.usedLast(ago(lastUsedAt))}
      </p>
    </Confirm>
  );
}
