import type { ChangedPermissions, ConsentChannel, OwnPartner } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useEffect, useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { may } from '../../account/may.ts';
import { failureOf } from '../../api/failure.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import * as t from '../../texts/en/own-partner.ts';
import { ChangePermission } from './change-permission.tsx';
import { lastDayOf } from './last-day.ts';
import { PermissionTable } from './permission-table.tsx';

interface PartnerNumbersProps {
  partner: OwnPartner;
  say(text: string): void;
}

/** Lists the client's numbers with their permission. An owner changes the permission in a dialog. */
export function PartnerNumbers({ partner, say }: PartnerNumbersProps) {
  const account = useAccount();
  const { data: channels, error, refetch } = useAsk('partner.channels', undefined);
  // The partner for which the dialog is open. A colleague may change the partner meanwhile.
  const [openFor, setOpenFor] = useState<string | null>(null);
  useEffect(() => {
    if (openFor === null || openFor === partner.id) return;
    setOpenFor(null);
    say(t.partnerHasChanged);
  }, [openFor, partner.id]);

  if (error !== null) return <Failed failure={failureOf(error)} onRetry={() => refetch()} />;
  if (channels === undefined) return <Skeleton />;
  if (channels.length === 0) {
    return (
      <Empty
        title={t.noNumbersTitle}
        text={t.noNumbersText}
        action={
          <Link to="channels">
            <ChangingText>{t.toChannels}</ChangingText>
          </Link>
        }
      />
    );
  }
  const numbers: ConsentChannel[] = channels.map((channel) => ({ ...channel, requested: false }));
  return (
    <>
      <div class="section-head">
        <h3>{t.numbersTitle}</h3>
        <Button
          look="primary"
          disabledReason={may(account, 'permissions') ? undefined : t.onlyOwners}
          onClick={() => {
            say('');
            setOpenFor(partner.id);
          }}
        >
          {t.change}
        </Button>
      </div>
      {partner.laterShared && <p class="small">{t.laterNote(partner.name)}</p>}
      <PermissionTable channels={channels} />
      {openFor === partner.id && (
        <ChangePermission
          partner={partner}
          numbers={numbers}
          onDone={(done, expiresAt) => {
            setOpenFor(null);
            say(sentenceOf(done, expiresAt, partner.name));
          }}
          onClose={() => setOpenFor(null)}
        />
      )}
    </>
  );
}

function sentenceOf(
  { granted, withdrawn }: ChangedPermissions,
  expiresAt: string | undefined,
  partner: string,
): string {
  const done = t.done(granted.length, withdrawn.length, partner);
  return expiresAt === undefined ? done : `${done} ${t.doneEnds(lastDayOf(expiresAt))}`;
}
