import { ChangingText } from '@chatelaine/ui/changing-text';
import { Disclosure } from '@chatelaine/ui/disclosure';
import { KeyCard } from '../../channel-key/key-card.tsx';
import { NumberKeys } from '../../channel-key/number-keys.tsx';
import { WhatTheClientSees } from '../../channel-key/reason.tsx';
import { NumberBody } from '../../number/number-body.tsx';
import { NumberHeading } from '../../number/number-heading.tsx';
import { RequestPermission } from '../../number/request-permission.tsx';
import { useChannel } from '../../number/use-channel.ts';
import { Box } from '../../parts/box.tsx';
import { whatClientSees } from '../../texts/en/generate-key.ts';
import * as t from '../../texts/en/number.ts';
import { title as wabaTitle } from '../../texts/en/waba.ts';

/** Shows one number of a client with its keys, and with what the partner can do when the number is not shared. */
export function WabaNumber() {
  const asked = useChannel();
  const { channel } = asked;
  return (
    <>
      <NumberHeading
        channel={channel}
        list={{ name: wabaTitle, to: 'waba-management' }}
        details={channel && `clients/${channel.clientId}/channels/${channel.id}`}
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
