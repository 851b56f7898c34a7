import './redirect-urls.css';
import type { Settings } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Box } from '../../parts/box.tsx';
import { Said } from '../../parts/said.tsx';
import { Section } from '../../parts/section.tsx';
import * as t from '../../texts/en/integration.ts';
import { AddUrl } from './add-url.tsx';
import { ReviewUrls } from './review-urls.tsx';
import { isSameList, type UrlDraft, withDefault } from './url-changes.ts';
import { UrlRow } from './url-row.tsx';

interface RedirectUrlsProps {
  settings: Settings;
  isAllowed: boolean;
  /** The changes that are not saved yet; null: there are none. */
  draft: UrlDraft | null;
  onDraft(draft: UrlDraft | null): void;
}

/** Shows the redirect URLs, and changes them as one list that is saved together, with a one-time code. */
export function RedirectUrls({ settings: { redirectUrls: saved }, isAllowed, draft, onDraft }: RedirectUrlsProps) {
  const [isReviewing, setIsReviewing] = useState(false);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const urls = draft?.urls ?? saved;

  function change(next: readonly string[], sentence: string): void {
    onDraft(isSameList(next, saved) ? null : { base: draft?.base ?? saved, urls: next });
    setSaid(sentence);
  }
  function remove(url: string): void {
    change(
      urls.filter((each) => each !== url),
      t.urlRemoved(url),
    );
    // The button that was pressed is gone with its row.
    list.current?.focus();
  }

  return (
    <Section title={t.urls} text={t.urlsText}>
      <UrlRows
        saved={saved}
        urls={urls}
        isAllowed={isAllowed}
        list={list}
        onDefault={(url) => change(withDefault(urls, url), t.urlIsDefault(url))}
        onRemove={remove}
      />
      {isAllowed && <AddUrl urls={urls} onAdd={(url) => change([...urls, url], t.urlAdded(url))} />}
      <Said>{said}</Said>
      {draft !== null && (
        <Draft
          isMoved={!isSameList(draft.base, saved)}
          onReview={() => setIsReviewing(true)}
          onDiscard={() => {
            onDraft(null);
            setSaid(t.discarded);
            list.current?.focus();
          }}
        />
      )}
      <p class="urls-hint">
        <ChangingText>{t.urlsRoute}</ChangingText>
      </p>
      {isReviewing && draft !== null && (
        <ReviewUrls
          saved={saved}
          urls={draft.urls}
          onDone={() => {
            setIsReviewing(false);
            onDraft(null);
            setSaid(t.urlsSaved);
          }}
          onCancel={() => setIsReviewing(false)}
        />
      )}
    </Section>
  );
}

interface UrlRowsProps {
  saved: readonly string[];
  urls: readonly string[];
  isAllowed: boolean;
  list: RefObject<HTMLUListElement | null>;
  onDefault(url: string): void;
  onRemove(url: string): void;
}

function UrlRows({ saved, urls, isAllowed, list, onDefault, onRemove }: UrlRowsProps) {
  return (
    <>
      {urls.length === 0 && (
        <Box tone="warn">
          <p>
            <ChangingText>{t.urlsNone}</ChangingText>
          </p>
        </Box>
      )}
      <ul class="urls" ref={list} tabIndex={-1} aria-label={t.urls} hidden={urls.length === 0}>
        {urls.map((url, index) => (
          <UrlRow
            key={url}
            url={url}
            isDefault={index === 0}
            isNew={!saved.includes(url)}
            isAllowed={isAllowed}
            onDefault={() => onDefault(url)}
            onRemove={() => onRemove(url)}
          />
        ))}
      </ul>
      {urls.length > 0 && (
        <p class="urls-hint">
          <ChangingText>{t.urlTestText}</ChangingText>
        </p>
      )}
    </>
  );
}

function Draft({ isMoved, onReview, onDiscard }: { isMoved: boolean; onReview(): void; onDiscard(): void }) {
  return (
    <Box tone="warn">
      <p>
        <ChangingText>{isMoved ? t.urlsMoved : t.urlsUnsaved}</ChangingText>
      </p>
      <p class="box-ways">
        <Button look="primary" onClick={onReview}>
          {t.urlsReview}
        </Button>
        <Button onClick={onDiscard}>{t.discard}</Button>
      </p>
    </Box>
  );
}
