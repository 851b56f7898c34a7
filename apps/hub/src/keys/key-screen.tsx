import { Button } from '@chatelaine/ui/button';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAccount } from '../account/account-context.ts';
import { may } from '../account/may.ts';
import { useAsk } from '../api/use-ask.ts';
import { Box } from '../parts/box.tsx';
import { Empty } from '../parts/empty.tsx';
import { Choice, Filters, SearchField } from '../parts/filters.tsx';
import { Heading } from '../parts/heading.tsx';
import { SecretDialog } from '../parts/secret-dialog.tsx';
import { useUrlState } from '../parts/use-url-state.ts';
import * as t from '../texts/en/api-keys.ts';
import { search } from '../texts/en/frame.ts';
import { show, showEnded, showLive } from '../texts/en/keys.ts';
import { type AccountKeyKind, CreateDialog } from './create-dialog.tsx';
import { type KeyWithSecret, NOUN_OF } from './key-kind.ts';
import { KeyTable } from './key-table.tsx';

interface KeyScreenProps {
  kind: AccountKeyKind;
  /** What stands below the table. */
  children?: ComponentChildren;
}

/** The screen of the keys of an account. A person whose role does not reach them reads why. */
export function KeyScreen({ kind, children }: KeyScreenProps) {
  const account = useAccount();
  const [isMaking, setIsMaking] = useState(false);
  const isAllowed = may(account, kind === 'partner' ? 'partner_keys' : 'organization_keys');
  const make = (
    <Button look="primary" disabledReason={isAllowed ? undefined : t.onlyThey[kind]} onClick={() => setIsMaking(true)}>
      {t.make[kind]}
    </Button>
  );
  return (
    <>
      <Heading title={t.title} lead={t.lead[kind]} action={isAllowed && make} />
      {isAllowed ? (
        <>
          <Keys kind={kind} make={make} />
          {children}
        </>
      ) : (
        <Box>
          <p>{t.onlyThey[kind]}</p>
          <p class="quiet">{t.askThem[kind]}</p>
        </Box>
      )}
      {isMaking && <CreateDialog kind={kind} onClose={() => setIsMaking(false)} />}
    </>
  );
}

function Keys({ kind, make }: { kind: AccountKeyKind; make: ComponentChildren }) {
  const state = useUrlState('name', 'status');
  const [shown, setShown] = useState<KeyWithSecret | null>(null);
  const { name, status } = state.values;
  const asked = useAsk<`${(typeof NOUN_OF)[AccountKeyKind]}.list`>(`${NOUN_OF[kind]}.list`, {
    cursor: state.cursor,
    name: name || undefined,
    status: status === 'ended' ? 'ended' : 'live',
  });
  return (
    <>
      <Filters>
        <SearchField label={search} value={name} onChange={(value) => state.change({ name: value })} />
        <Choice
          label={show}
          value={status === 'ended' ? 'ended' : ''}
          options={[
            { value: '', name: showLive },
            { value: 'ended', name: showEnded },
          ]}
          onChange={(value) => state.change({ status: value })}
        />
      </Filters>
      <KeyTable
        kind={kind}
        caption={t.title}
        asked={asked}
        state={state}
        empty={<Empty title={t.emptyTitle} text={t.emptyText[kind]} action={make} />}
        onSecret={setShown}
      />
      {shown !== null && <SecretDialog kind={kind} created={shown} onClose={() => setShown(null)} />}
    </>
  );
}
