import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useState } from 'preact/hooks';
import { failureOf } from '../../api/failure.ts';
import type { OutputOf } from '../../api/procedures.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Failed } from '../../parts/failed.tsx';
import { Said } from '../../parts/said.tsx';
import { SecretDialog, type SecretTexts } from '../../parts/secret-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { moment, Time } from '../../parts/time.tsx';
import * as t from '../../texts/en/integration.ts';
import { ReplaceSecret } from './replace-secret.tsx';

const TEXTS: SecretTexts = {
  lead: t.secretStore,
  label: t.secretLabel,
  copyYourself: t.secretSelected,
  show: t.secretShow,
  hide: t.secretHide,
  doneReason: t.secretDoneReason,
  leaveText: t.secretLeaveText,
  stay: t.secretStay,
};

/** Shows which platform secret signs links, and replaces it. Only owners see it. */
export function PlatformSecretSection({ isAllowed }: { isAllowed: boolean }) {
  const { data, error, refetch } = useAsk('settings.platformSecret', undefined, { isOn: isAllowed });
  const [isReplacing, setIsReplacing] = useState(false);
  const [made, setMade] = useState<OutputOf<'settings.rotatePlatformSecret'> | null>(null);
  const [said, setSaid] = useState('');
  return (
    <Section title={t.secret} text={t.secretText}>
      {!isAllowed && (
        <p class="quiet small">
          <ChangingText>{t.onlyOwners}</ChangingText>
        </p>
      )}
      {error !== null && <Failed failure={failureOf(error)} onRetry={() => refetch()} />}
      {isAllowed && error === null && data === undefined && <Skeleton rows={1} />}
      {data && <Facts secret={data} onReplace={() => setIsReplacing(true)} />}
      <Said>{said}</Said>
      {isReplacing && (
        <ReplaceSecret
          onDone={(secret) => {
            setIsReplacing(false);
            setMade(secret);
          }}
          onCancel={() => setIsReplacing(false)}
        />
      )}
      {made && (
        <SecretDialog
          kind={null}
          title={t.secretTitle}
          texts={TEXTS}
          created={{ name: t.secret, ...made }}
          onClose={() => {
            setMade(null);
            setSaid(t.secretReplaced);
          }}
        />
      )}
    </Section>
  );
}

function Facts({ secret, onReplace }: { secret: OutputOf<'settings.platformSecret'>; onReplace(): void }) {
  const { hint, since, oldEndsAt } = secret;
  return (
    <>
      <dl class="setting-facts">
        <dt>{t.secretHint}</dt>
        <dd>
          <code>{hint}</code>
        </dd>
        <dt>{t.secretSince}</dt>
        <dd>
          <Time at={since} />
        </dd>
        {oldEndsAt !== null && (
          <>
            <dt>{t.secretOld}</dt>
            <dd>
              <ChangingText>{t.secretOldUntil(moment(oldEndsAt))}</ChangingText>
            </dd>
          </>
        )}
      </dl>
      <Button label={t.secretReplaceLabel} onClick={onReplace}>
        {t.secretReplace}
      </Button>
    </>
  );
}
