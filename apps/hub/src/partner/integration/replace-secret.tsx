import type { OutputOf } from '../../api/procedures.ts';
import { useChange } from '../../api/use-change.ts';
import { OverlapDialog } from '../../keys/overlap-dialog.tsx';
import * as t from '../../texts/en/integration.ts';

interface ReplaceSecretProps {
  /** Receives the new secret, which must be shown now. */
  onDone(secret: OutputOf<'settings.rotatePlatformSecret'>): void;
  onCancel(): void;
}

/** Makes a new platform secret, and asks how long the server still takes signatures of the old one. */
export function ReplaceSecret({ onDone, onCancel }: ReplaceSecretProps) {
  const change = useChange('settings.rotatePlatformSecret');
  return (
    <OverlapDialog
      heading={t.secretReplaceLabel}
      lead={t.secretReplaceLead}
      legend={t.secretOverlap}
      confirmLabel={t.secretConfirm}
      texts={{ '0': t.secretOverlapNow, '24h': t.secretOverlapDay }}
      change={change}
      rotate={(overlap) => change.run({ overlap })}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
