import { KeyCard } from '../../channel-key/key-card.tsx';
import { NumberKeys } from '../../channel-key/number-keys.tsx';
import { NumberBody } from '../../number/number-body.tsx';
import { NumberHeading } from '../../number/number-heading.tsx';
import { useChannel } from '../../number/use-channel.ts';
import { title as channelsTitle } from '../../texts/en/channels.ts';

/** Shows one number of the client: its key, and everything that the client can do with its keys. */
export function ChannelPage() {
  const asked = useChannel();
  const { channel } = asked;
  return (
    <>
      <NumberHeading
        channel={channel}
        list={{ name: channelsTitle, to: 'channels' }}
        details={channel && `channels/${channel.id}/details`}
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
