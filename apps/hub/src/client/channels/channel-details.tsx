import { NumberBody } from '../../number/number-body.tsx';
import { NumberFacts } from '../../number/number-facts.tsx';
import { useChannel } from '../../number/use-channel.ts';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Trail } from '../../parts/trail.tsx';
import { title as channelsTitle } from '../../texts/en/channels.ts';
import * as t from '../../texts/en/number.ts';

/** Shows what is known about a number of the client, with the partner's permission on it. */
export function ChannelDetailsPage() {
  const asked = useChannel();
  const { channel } = asked;
  const steps = [
    { name: channelsTitle, to: 'channels' },
    ...(channel ? [{ name: channel.phoneNumber, to: `channels/${channel.id}` }] : []),
    { name: t.details },
    { name: t.whatsAppChannel },
  ];
  return (
    <>
      <Heading
        title={t.whatsAppChannel}
        trail={<Trail steps={steps} />}
        lead={channel && `${channel.phoneNumber} · ${channel.name}`}
        action={channel && <Link to={`channels/${channel.id}`}>{t.toKeys}</Link>}
      />
      <NumberBody {...asked}>
        {(each) => (
          <NumberFacts
            channel={each}
            way={
              <>
                {t.changeIn} <Link to="organization/partner">{t.settings}</Link>
              </>
            }
          />
        )}
      </NumberBody>
    </>
  );
}
