import { type ConsentPartner, monogramOf } from '@chatelaine/shared';
import { Face, IconFace } from '@chatelaine/ui/face';
import { Icon } from '@chatelaine/ui/icon';

/** Shows who is about to be connected: the partner, and our product. The title of the screen names both in words. */
export function Faces({ partner, isJoined = false }: { partner: ConsentPartner; isJoined?: boolean | undefined }) {
  return (
    <div class="faces" data-joined={isJoined}>
      <Face key={partner.name} logo={partner.logo} {...monogramOf(partner.name)} />
      <span class="bond" key={isJoined}>
        {isJoined && <Icon name="check" />}
      </span>
      <IconFace>
        <Icon name="key" />
      </IconFace>
    </div>
  );
}
