import type { Settings } from '@chatelaine/shared';
import { Switch } from '@chatelaine/ui/switch';
import { useState } from 'preact/hooks';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import { Said } from '../../parts/said.tsx';
import { Section } from '../../parts/section.tsx';
import * as t from '../../texts/en/integration.ts';

const OPTIONS = [
  { name: 'clientsMayWithdraw', label: t.mayWithdraw, hint: t.mayWithdrawText },
  { name: 'shareNewNumbersByDefault', label: t.shareNew, hint: t.shareNewText },
  { name: 'requireSignature', label: t.signature, hint: t.signatureText },
] as const;

type Option = (typeof OPTIONS)[number];

/** Shows the rules of permission that a partner decides. A switch takes effect at once. */
export function Options({ settings, isAllowed }: { settings: Settings; isAllowed: boolean }) {
  const update = useChange('settings.update');
  const [busy, setBusy] = useState<Option['name'] | null>(null);
  const [said, setSaid] = useState('');

  async function turn({ name, label }: Option, isOn: boolean): Promise<void> {
    if (busy !== null) return;
    setBusy(name);
    setSaid('');
    if ((await update.run({ [name]: isOn })) !== null) setSaid(t.optionSaved(label, isOn));
    setBusy(null);
  }

  return (
    <Section title={t.options}>
      {OPTIONS.map((option) => (
        <Switch
          key={option.name}
          label={option.label}
          hint={option.hint}
          isOn={settings[option.name]}
          isBusy={busy === option.name}
          disabledReason={isAllowed ? undefined : t.onlyOwners}
          onChange={(isOn) => turn(option, isOn)}
        />
      ))}
      {update.failure && <Failed failure={update.failure} />}
      <Said>{said}</Said>
    </Section>
  );
}
