import { redirectUrlFault } from '@chatelaine/shared';
import { Badge } from '@chatelaine/ui/badge';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Confirm } from '@chatelaine/ui/confirm';
import type { Failure } from '../../api/failure.ts';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import { cancel } from '../../texts/en/frame.ts';
import * as t from '../../texts/en/integration.ts';
import { sentenceOf } from './add-url.tsx';

interface ReviewUrlsProps {
  /** The list that the server has now. */
  saved: readonly string[];
  urls: readonly string[];
  onDone(): void;
  onCancel(): void;
}

/** Shows the old list beside the new one before it is saved. The save asks for a one-time code. */
export function ReviewUrls({ saved, urls, onDone, onCancel }: ReviewUrlsProps) {
  const update = useChange('settings.update');
  return (
    <Confirm
      heading={t.reviewTitle}
      confirmLabel={t.reviewSave}
      cancelLabel={cancel}
      isBusy={update.isBusy}
      onConfirm={async () => {
        if ((await update.run({ redirectUrls: [...urls] })) !== null) onDone();
      }}
      onCancel={onCancel}
    >
      <div class="url-lists">
        <UrlList title={t.reviewNow} urls={saved} others={urls} tone="bad" mark={t.reviewRemoved} />
        <UrlList title={t.reviewAfter} urls={urls} others={saved} tone="good" mark={t.reviewAdded} />
      </div>
      {saved.some((url) => !urls.includes(url)) && (
        <p>
          <ChangingText>{t.reviewText}</ChangingText>
        </p>
      )}
      {update.failure && <Failed failure={inWords(update.failure, urls)} />}
    </Confirm>
  );
}

interface UrlListProps {
  title: string;
  urls: readonly string[];
  /** The list to compare with. An address that is not on it gets the mark. */
  others: readonly string[];
  tone: 'good' | 'bad';
  mark: string;
}

function UrlList({ title, urls, others, tone, mark }: UrlListProps) {
  return (
    <section>
      <h3>
        <ChangingText>{title}</ChangingText>
      </h3>
      {urls.length === 0 && <p class="quiet">{t.reviewNone}</p>}
      <ol>
        {urls.map((url, index) => (
          <li key={url}>
            <code>{url}</code>
            {index === 0 && <span class="url-mark">{t.urlDefault}</span>}
            {!others.includes(url) && <Badge tone={tone}>{mark}</Badge>}
          </li>
        ))}
      </ol>
    </section>
  );
}

// The server names the addresses that it refuses by their place. Its own sentences are in English.
function inWords(failure: Failure, urls: readonly string[]): Failure {
  const sentences = failure.issues.flatMap(({ path }) => {
    const url = urls[Number(/^redirectUrls\.(\d+)$/.exec(path)?.[1] ?? Number.NaN)];
    const fault = url === undefined ? null : redirectUrlFault(url, false);
    return fault === null ? [] : [`${url}: ${sentenceOf(fault)}`];
  });
  return sentences.length === 0 ? failure : { ...failure, sentence: sentences.join(' ') };
}
