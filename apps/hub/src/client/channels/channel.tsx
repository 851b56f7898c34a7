import { KeyCard } from '../../channel-key/key-card.tsx';
import { NumberKeys } from '../../channel-key/number-keys.tsx';
import { NumberBody } from '../../number/number-body.tsx';
import { PermissionBadge } from '../../number/permission-badge.tsx';
import { useChannel } from '../../number/use-channel.ts';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Trail } from '../../parts/trail.tsx';
import { title as channelsTitle } from '../../texts/en/channels.ts';
import * as t from '../../texts/en/number.ts';

/** Shows one number of the client: its key, and everything that the client can do with its keys. */
export function ChannelPage() {
  const asked = useChannel();
  const { channel } = asked;
  const title = channel?.phoneNumber ?? t.number;
  return (
    <>
      <Heading
        title={title}
        trail={<Trail steps={[{ name: channelsTitle, to: 'channels' }, { name: title }]} />}
        lead={
          channel && (
            <span>
              {channel.name} <PermissionBadge permission={channel.permission} />
            </span>
          )
        }
        action={channel && <Link to={`channels/${channel.id}/details`}>{t.details}</Link>}
      />
      <NumberBody {...asked}>
        {(each) => (
          <>
            <KeyCard channel={each} />
            <NumberKeys channel={each} />
          </>
        )}
      </NumberBody>
    </>
  );
}
