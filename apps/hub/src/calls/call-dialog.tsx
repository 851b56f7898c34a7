import type { KeptCall } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useAccount } from '../account/account-context.ts';
import { Box } from '../parts/box.tsx';
import { Fact } from '../parts/fact.tsx';
import { Link } from '../parts/link.tsx';
import { exactMoment } from '../parts/time.tsx';
import { readShell } from '../shell.ts';
import * as t from '../texts/en/calls.ts';
import { contactSupport } from '../texts/en/frame.ts';
import { Address } from './call-columns.tsx';
import { cureOf } from './cure.ts';
import { callsPath, keyPath } from './key-path.ts';
import { Outcome, reasonOf } from './outcome.tsx';

/** Shows one call: how it ended, what to do about it, and every fact that the server kept. */
export function CallDialog({ call, onClose }: { call: KeptCall; onClose(): void }) {
  return (
    <Dialog heading={reasonOf(call.outcome) ?? t.acceptedTitle} onClose={onClose}>
      <Cure call={call} />
      <Facts call={call} />
      <DialogActions>
        <Button onClick={onClose}>{t.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

// The refusals that the owner of a key may be unable to mend alone.
const FOR_SUPPORT: readonly KeptCall['outcome'][] = ['internal', 'unavailable', 'suspended', 'channel_not_running'];

function Cure({ call }: { call: KeptCall }) {
  const account = useAccount();
  const { supportUrl } = readShell();
  if (call.outcome === 'ok')
    return (
      <Box tone="good">
        <p>
          <ChangingText>{cureOf(call)}</ChangingText>
        </p>
      </Box>
    );
  return (
    <Box tone="warn">
      <h3 class="call-cure">
        <ChangingText>{t.cureTitle}</ChangingText>
      </h3>
      <p>
        <ChangingText>{cureOf(call)}</ChangingText>
      </p>
      <p class="box-ways">
        <Link to={keyPath(account, call)}>{t.openKey}</Link>
        {supportUrl !== null && FOR_SUPPORT.includes(call.outcome) && <a href={supportUrl}>{contactSupport}</a>}
      </p>
    </Box>
  );
}

function Facts({ call }: { call: KeptCall }) {
  const account = useAccount();
  return (
    <dl class="call-facts">
      <Fact name={t.outcome}>
        <Outcome outcome={call.outcome} />
      </Fact>
      <Fact name={t.time}>
        <time dateTime={call.at}>{exactMoment(call.at)}</time>
      </Fact>
      <Fact name={t.key}>
        <Link to={keyPath(account, call)}>{call.keyName}</Link> <span class="small">{t.keyKinds[call.keyKind]}</span>
        <br />
        <span class="small">
          <Link to={callsPath(call.keyId)}>{t.callsOfKey}</Link>
        </span>
      </Fact>
      <Fact name={t.door}>{t.doors[call.door]}</Fact>
      <Fact name={t.operation}>
        <code>{call.operation}</code>
      </Fact>
      <Fact name={t.status}>
        <code>{call.status}</code>
      </Fact>
      <Fact name={t.address}>
        <Address address={call.address} />
      </Fact>
      <Fact name={t.requestId}>
        <code>{call.requestId}</code>
      </Fact>
    </dl>
  );
}
