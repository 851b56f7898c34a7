import { ChangingText } from '@chatelaine/ui/changing-text';
import { Disclosure } from '@chatelaine/ui/disclosure';
import { KeyCard } from '../../channel-key/key-card.tsx';
import { NumberKeys } from '../../channel-key/number-keys.tsx';
import { WhatTheClientSees } from '../../channel-key/reason.tsx';
import { NumberBody } from '../../number/number-body.tsx';
import { PermissionBadge } from '../../number/permission-badge.tsx';
import { RequestPermission } from '../../number/request-permission.tsx';
import { useChannel } from '../../number/use-channel.ts';
import { Box } from '../../parts/box.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Link } from '../../parts/link.tsx';
import { Trail } from '../../parts/trail.tsx';
import { whatClientSees } from '../../texts/en/generate-key.ts';
import * as t from '../../texts/en/number.ts';
import { title as wabaTitle } from '../../texts/en/waba.ts';

/** Shows one number of a client with its keys, and with what the partner can do when the number is not shared. */
export function WabaNumber() {
  const asked = useChannel();
  const { channel } = asked;
  const title = channel?.phoneNumber ?? t.number;
  return (
    <>
      <Heading
        title={title}
        trail={<Trail steps={[{ name: wabaTitle, to: 'waba-management' }, { name: title }]} />}
        lead={
          channel && (
            <span>
              {channel.name} <PermissionBadge permission={channel.permission} />
            </span>
          )
        }
        action={channel && <Link to={`clients/${channel.clientId}/channels/${channel.id}`}>{t.details}</Link>}
      />
      <NumberBody {...asked}>
        {(each) => (
          <>
            <KeyCard channel={each} />
            {each.permission === 'missing' && (
              <Box>
                <div class="key-card">
                  <div class="key-card-now">
                    <h2>{t.askTitle}</h2>
                    <ChangingText>{t.askText}</ChangingText>
                  </div>
                  <RequestPermission phoneNumber={each.phoneNumber} />
                </div>
                <Disclosure summary={whatClientSees}>
                  <p>
                    <WhatTheClientSees />
                  </p>
                </Disclosure>
              </Box>
            )}
            <NumberKeys channel={each} />
          </>
        )}
      </NumberBody>
    </>
  );
}
