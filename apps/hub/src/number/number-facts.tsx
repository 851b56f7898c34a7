import type { ChannelDetails } from '@chatelaine/shared';
import type { ComponentChildren } from 'preact';
import { KeyInForceLine } from '../channel-key/number-keys.tsx';
import { Fact } from '../parts/fact.tsx';
import { Time } from '../parts/time.tsx';
import { paymentNames, statusNames } from '../texts/en/channels.ts';
import * as t from '../texts/en/number.ts';
import { PermissionBadge, permissionHistory } from './permission-badge.tsx';

interface NumberFactsProps {
  channel: ChannelDetails;
  /** The owner of the number, where the reader is not the owner. */
  client?: ComponentChildren;
  /** What the person can do about the permission. */
  way?: ComponentChildren;
}

/** Lists what is known about a number, with its permission. */
export function NumberFacts({ channel, client, way }: NumberFactsProps) {
  const history = permissionHistory(channel);
  return (
    <dl class="facts">
      <Fact name={t.number}>{channel.phoneNumber}</Fact>
      <Fact name={t.name}>{channel.name}</Fact>
      {client && <Fact name={t.client}>{client}</Fact>}
      <Fact name={t.status}>{statusNames[channel.status]}</Fact>
      <Fact name={t.payment}>{paymentNames[channel.payment]}</Fact>
      <Fact name={t.partnerPermission}>
        <PermissionBadge permission={channel.permission} />
        {history.map((line) => (
          <span key={line} class="fact-note">
            {line}
          </span>
        ))}
        {way && <span class="fact-way">{way}</span>}
      </Fact>
      <Fact name={t.apiKey}>
        <KeyInForceLine channel={channel} />
      </Fact>
      <Fact name={t.added}>
        <Time at={channel.createdAt} isDay />
      </Fact>
      <Fact name={t.channelId}>
        <code>{channel.id}</code>
      </Fact>
    </dl>
  );
}
