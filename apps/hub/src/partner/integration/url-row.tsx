import { Badge } from '@chatelaine/ui/badge';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { IconButton } from '../../parts/icon-button.tsx';
import * as t from '../../texts/en/integration.ts';
import { testAddress } from './url-changes.ts';

interface UrlRowProps {
  url: string;
  isDefault: boolean;
  isNew: boolean;
  isAllowed: boolean;
  onDefault(): void;
  onRemove(): void;
}

/** Shows one redirect URL with everything that can be done with it. */
export function UrlRow({ url, isDefault, isNew, isAllowed, onDefault, onRemove }: UrlRowProps) {
  return (
    <li class="url">
      <code class="url-text">{url}</code>
      {isDefault && <Badge tone="good">{t.urlDefault}</Badge>}
      {isNew && <Badge tone="warn">{t.urlNew}</Badge>}
      <span class="url-acts">
        {isAllowed && !isDefault && (
          <Button look="link" label={t.urlMakeDefaultOf(url)} onClick={onDefault}>
            {t.urlMakeDefault}
          </Button>
        )}
        <a href={testAddress(url)} target="_blank" rel="noopener noreferrer" aria-label={t.urlTestOf(url)}>
          <ChangingText>{t.urlTest}</ChangingText>
        </a>
        {isAllowed && <IconButton icon="trash" isDangerous label={t.urlRemove(url)} onClick={onRemove} />}
      </span>
    </li>
  );
}
