import type { KeyKind } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { ConfirmChange } from '../parts/confirm-change.tsx';
import * as t from '../texts/en/keys.ts';
import { type AnyKey, NOUN_OF, oldSecretOf } from './key-kind.ts';

interface EndOverlapProps {
  kind: KeyKind;
  apiKey: AnyKey;
  onDone(): void;
  onCancel(): void;
}

/** Ends the old secret of a key before its time. */
export function EndOverlap({ kind, apiKey, onDone, onCancel }: EndOverlapProps) {
  return (
    <ConfirmChange
      procedure={`${NOUN_OF[kind]}.endOverlap`}
      input={{ id: apiKey.id }}
      heading={t.endOverlapTitle(apiKey.name)}
      confirmLabel={t.endOverlapConfirm}
      onDone={() => onDone()}
      onCancel={onCancel}
    >
      <p>
        <ChangingText>{t.endOverlapText(oldSecretOf(apiKey)?.hint ?? '')}</ChangingText>
      </p>
    </ConfirmChange>
  );
}
