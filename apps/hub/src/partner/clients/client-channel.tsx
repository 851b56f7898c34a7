import { useRoute } from 'preact-iso';
import { useAsk } from '../../api/use-ask.ts';
import { NumberBody } from '../../number/number-body.tsx';
import { NumberFacts } from '../../number/number-facts.tsx';
import { RequestPermission } from '../../number/request-permission.tsx';
import { useChannel } from '../../number/use-channel.ts';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Trail } from '../../parts/trail.tsx';
import * as t from '../../texts/en/number.ts';

/** Shows what the partner knows about a number of its client, with its permission on it. */
export function ClientChannel() {
  const { clientId = '' } = useRoute().params;
  const asked = useChannel();
  const client = useAsk('clients.get', { id: clientId });
  const { channel } = asked;
  const steps = [
    { name: t.manageAccount, to: `clients/${clientId}` },
    { name: t.details },
    { name: t.whatsAppChannel },
  ];
  return (
    <>
      <Heading
        title={t.whatsAppChannel}
        trail={<Trail steps={steps} />}
        lead={channel && `${channel.phoneNumber} · ${channel.name}`}
        action={channel && <Link to={`waba-management/${channel.id}`}>{t.toKeys}</Link>}
      />
      <NumberBody {...asked}>
        {(each) => (
          <NumberFacts
            channel={each}
            client={client.data && <Link to={`clients/${each.clientId}`}>{client.data.name}</Link>}
            way={each.permission === 'missing' && <RequestPermission phoneNumber={each.phoneNumber} />}
          />
        )}
      </NumberBody>
    </>
  );
}
