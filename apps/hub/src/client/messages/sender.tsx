import type { MessageSender } from '@chatelaine/shared';
import { Link } from '../../parts/link.tsx';
import { doors } from '../../texts/en/calls.ts';
import * as t from '../../texts/en/messages.ts';

interface SenderProps {
  sender: MessageSender;
  channelId: string;
}

/** Says who sent a message, and by which way. The name of a key leads to the key. */
export function Sender({ sender, channelId }: SenderProps) {
  const { kind, door, name, partner } = sender;
  return (
    <>
      {name === null ? t.senders[kind] : <Named sender={sender} name={name} channelId={channelId} />}
      {name !== null && <span class="fact-note">{t.senders[kind]}</span>}
      {partner !== null && <span class="fact-note">{t.ofPartner(partner)}</span>}
      {door !== null && <span class="fact-note">{t.overDoor(doors[door])}</span>}
    </>
  );
}

function Named({ sender: { kind, door }, name, channelId }: SenderProps & { name: string }) {
  if (kind === 'person' || kind === 'phone') return <>{name}</>;
  const to = door === 'messaging' ? `channels/${channelId}` : `api-keys?name=${encodeURIComponent(name)}`;
  return <Link to={to}>{name}</Link>;
}
