import './try-it.css';
import { KEY_KINDS, type KeyKind, type KeyLimits, type WhoAmI } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { CopyButton } from '@chatelaine/ui/copy-button';
import { useOwnId } from '@chatelaine/ui/own-id';
import { useRef, useState } from 'preact/hooks';
import { dateLocale } from '../texts/en/format.ts';
import * as t from '../texts/en/secret.ts';
import { askWhoAmI, curlLine, sendLine, type WhoAmIAnswer } from './ask-who-am-i.ts';
import { Box } from './box.tsx';
import { Failed } from './failed.tsx';

interface TryItProps {
  kind: KeyKind;
  secret: string;
  /** The part of the secret that may be shown. */
  hint: string;
  /** Whether the key may send messages. */
  sends: boolean;
}

/** Makes one call with a new key, and shows what the server knows about it. */
export function TryIt({ kind, secret, hint, sends }: TryItProps) {
  const [answer, setAnswer] = useState<WhoAmIAnswer | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  async function press(): Promise<void> {
    setIsBusy(true);
    setAnswer(await askWhoAmI(kind, secret));
    setIsBusy(false);
  }
  return (
    <section class="try">
      <div class="try-row">
        <div class="try-text">
          <h3>{t.tryTitle}</h3>
          <p class="small">{sends ? `${t.tryLead} ${t.trySend}` : t.tryLead}</p>
        </div>
        <Button isBusy={isBusy} onClick={press}>
          {answer === null ? t.tryNow : t.tryAgain}
        </Button>
      </div>
      {answer !== null && (
        <>
          {'seen' in answer ? <Seen kind={kind} seen={answer.seen} /> : <Refused {...answer} />}
          <CurlLine label={t.curlLabel} line={(key) => curlLine(kind, key)} secret={secret} hint={hint} />
          {kind === 'channel' && 'seen' in answer && answer.seen.scopes.includes('send') && (
            <CurlLine label={t.sendLabel} line={sendLine} secret={secret} hint={hint} />
          )}
        </>
      )}
    </section>
  );
}

function Refused({ status, failure }: Exclude<WhoAmIAnswer, { seen: WhoAmI }>) {
  const sentence = status === null ? failure.sentence : `${t.refused(status)} ${failure.sentence}`;
  return <Failed failure={{ ...failure, sentence }} />;
}

function Seen({ kind, seen }: { kind: KeyKind; seen: WhoAmI }) {
  const rows: [name: string, value: string][] = [
    [t.door, KEY_KINDS[kind].opens],
    [t.scopes, seen.scopes.join(', ')],
    [t.limits, limitsText(seen.limits)],
    [t.allowed, seen.allowedAddresses?.join(', ') ?? t.anyAddress],
    [t.address, seen.address ?? t.addressUnknown],
  ];
  return (
    <Box tone="good" role="status">
      <p>
        <ChangingText>{t.works}</ChangingText>
      </p>
      <dl class="seen">
        {rows.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <ChangingText>{value}</ChangingText>
            </dd>
          </>
        ))}
      </dl>
    </Box>
  );
}

const COUNT = new Intl.NumberFormat(dateLocale);

function limitsText({ perMinute, perMonth }: KeyLimits): string {
  const limits = [
    perMinute === null ? [] : [t.perMinute(COUNT.format(perMinute))],
    perMonth === null ? [] : [t.perMonth(COUNT.format(perMonth))],
  ].flat();
  return limits.length === 0 ? t.noLimits : limits.join(', ');
}

const WORDS = { copy: t.curlCopy, copied: t.curlCopied, copyYourself: t.curlYourself };

interface CurlLineProps extends Pick<TryItProps, 'secret' | 'hint'> {
  label: string;
  /** Makes the line with this text as the key. */
  line(key: string): string;
}

// The page shows the line with the hint. The whole key is only in the copied text, as in the field of the secret.
function CurlLine({ label, line, secret, hint }: CurlLineProps) {
  const id = useOwnId();
  const field = useRef<HTMLTextAreaElement>(null);
  function selectLine(): void {
    if (field.current === null) return;
    field.current.value = line(secret);
    field.current.select();
  }
  return (
    <div class="curl">
      <label for={id}>
        <ChangingText>{label}</ChangingText>
      </label>
      <textarea id={id} ref={field} rows={2} readOnly autocomplete="off" spellcheck={false} value={line(hint)} />
      <CopyButton text={line(secret)} words={WORDS} selectText={selectLine} />
    </div>
  );
}
