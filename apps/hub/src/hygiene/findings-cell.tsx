import type { HygieneFinding, KeyHygiene } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { AnyKey } from '../keys/key-kind.ts';
import { ago } from '../parts/ago.ts';
import * as t from '../texts/en/hygiene.ts';
import { scopesText } from './scopes-text.ts';

/** Shows why a person should look at a key, one sentence for each reason. */
export function FindingsCell({ row, apiKey }: { row: KeyHygiene; apiKey: AnyKey | undefined }) {
  return (
    <ul class="findings">
      {row.findings.map((finding) => (
        <li key={finding.code}>
          <ChangingText>{sentenceOf(finding, row, apiKey)}</ChangingText>
        </li>
      ))}
    </ul>
  );
}

function sentenceOf({ code, scopes }: HygieneFinding, { kind }: KeyHygiene, apiKey: AnyKey | undefined): string {
  if (code === 'wider_than_used' && scopes) return t.usedOnly(scopesText(kind, scopes));
  if (code === 'never_used' && apiKey) return t.neverUsedSince(ago(apiKey.createdAt));
  if (code === 'idle' && apiKey?.lastUsedAt != null) return t.idleSince(ago(apiKey.lastUsedAt));
  return t.findingTexts[code];
}
