import { usePage } from '../page.tsx';
import { ActionButton } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';

interface NoChannelsProps {
  partnerName: string;
  onCheckAgain(): void;
  onDeny(): void;
}

/** Says that there is no number to decide about yet. */
export function NoChannels({ partnerName, onCheckAgain, onDeny }: NoChannelsProps) {
  const { texts } = usePage();
  return (
    <>
      <Heading text={texts.noChannels.title} />
      <p>{texts.noChannels.body(partnerName)}</p>
      <div class="actions">
        <ActionButton look="primary" onClick={onCheckAgain}>
          {texts.noChannels.checkAgain}
        </ActionButton>
        <ActionButton look="secondary" onClick={onDeny}>
          {texts.noChannels.deny}
        </ActionButton>
      </div>
    </>
  );
}
