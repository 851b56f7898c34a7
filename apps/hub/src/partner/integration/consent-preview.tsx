import './consent-preview.css';
import { monogramOf } from '@chatelaine/shared';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Face, IconFace } from '@chatelaine/ui/face';
import { Icon } from '@chatelaine/ui/icon';
import { useOwnId } from '@chatelaine/ui/own-id';
import * as t from '../../texts/en/integration.ts';

interface ConsentPreviewProps {
  name: string;
  logo: string | null;
  /** The host of the partner's default redirect URL; null: there is none. */
  host: string | null;
}

/** Shows the head of the consent page as clients see it. The page itself refuses to be shown in a frame. */
export function ConsentPreview({ name, logo, host }: ConsentPreviewProps) {
  const id = useOwnId();
  return (
    <figure class="preview" aria-labelledby={id}>
      <figcaption id={id}>
        <ChangingText>{t.preview}</ChangingText>
      </figcaption>
      <div class="preview-page">
        <div class="preview-faces">
          <Face key={`${name} ${logo === null}`} logo={logo} {...monogramOf(name)} />
          <span class="preview-bond" />
          <IconFace>
            <Icon name="key" />
          </IconFace>
        </div>
        <p class="preview-title">
          <ChangingText>{t.previewTitle(name, t.previewClient)}</ChangingText>
        </p>
        <p class="preview-asker">
          {host && <strong>{host}</strong>}
          {host && ' · '}
          <ChangingText>{t.previewFirst}</ChangingText>
        </p>
      </div>
    </figure>
  );
}
