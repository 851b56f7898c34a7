import type { KeyHygiene } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import * as t from '../texts/en/hygiene.ts';
import { revokeLabel } from '../texts/en/keys.ts';
import type { RowWays } from './judge-row.ts';

/** What a person is about to do about a key. */
export type Act = 'narrow' | 'revoke';

interface RowActsProps {
  row: KeyHygiene;
  ways: RowWays;
  onAct(act: Act): void;
}

/** Shows what a person can do about a key, or why nothing. */
export function RowActs({ row: { name, keyId }, ways: { narrow, revoke, reason }, onAct }: RowActsProps) {
  return (
    <span class="finding-acts" id={actsId(keyId)} tabIndex={-1}>
      {narrow && (
        <Button label={t.narrowOf(name)} onClick={() => onAct('narrow')}>
          {t.narrow}
        </Button>
      )}
      {revoke && (
        <Button label={revokeLabel(name)} onClick={() => onAct('revoke')}>
          {t.revoke}
        </Button>
      )}
      {reason && (
        <span class="finding-note">
          <ChangingText>{reason === 'role' ? t.onlyThey : t.partnersKey}</ChangingText>
        </span>
      )}
    </span>
  );
}

/** The id of the place of the acts of a key, to which the focus can go. */
export const actsId = (keyId: string): string => `acts-${keyId}`;
