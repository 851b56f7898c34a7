import { ChangingText } from '@chatelaine/ui/changing-text';
import { ConfirmChange } from '../../parts/confirm-change.tsx';
import * as t from '../../texts/en/integration.ts';

/** Asks before the logo is removed. */
export const RemoveLogo = ({ onDone, onCancel }: { onDone(): void; onCancel(): void }) => (
  <ConfirmChange
    procedure="settings.update"
    input={{ logo: null }}
    heading={t.logoRemoveTitle}
    confirmLabel={t.logoRemove}
    onDone={() => onDone()}
    onCancel={onCancel}
  >
    <p>
      <ChangingText>{t.logoRemoveText}</ChangingText>
    </p>
  </ConfirmChange>
);
