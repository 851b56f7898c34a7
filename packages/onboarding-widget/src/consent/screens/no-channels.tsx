import { Actions } from '../parts/actions.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import * as texts from '../texts/rare-texts.ts';

interface NoChannelsProps {
  partnerName: string;
  onCheckAgain(): void;
  onDeny(): void;
}

/** Says that there is no number to decide about yet. */
export function NoChannels({ partnerName, onCheckAgain, onDeny }: NoChannelsProps) {
  return (
    <>
      <Heading text={texts.noChannelsTitle} />
      <p>{texts.noChannelsBody(partnerName)}</p>
      <Actions>
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.noChannelsDeny}
        </ActionButton>
        <ActionButton look="primary" onClick={onCheckAgain}>
          {texts.noChannelsCheckAgain}
        </ActionButton>
      </Actions>
    </>
  );
}
