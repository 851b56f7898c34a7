import './copy-button.css';
import { useState } from 'preact/hooks';
import { PlainButton } from '../button/plain-button.tsx';
import { ChangingText } from '../changing-text/changing-text.tsx';

/** What a copy button says: on it, when the text is in the clipboard, and when the person has to copy the selection. */
export interface CopyWords {
  copy: string;
  copied: string;
  copyYourself: string;
}

interface CopyButtonProps {
  text: string;
  words: CopyWords;
  look?: 'primary' | 'secondary' | 'link';
  /** Selects the text where it stands on the page, for a person without a clipboard that pages may write to. */
  selectText(): void;
  onCopied?(): void;
}

/** Copies a text, and says below whether it did. */
export function CopyButton({ text, words, look, selectText, onCopied }: CopyButtonProps) {
  const [status, setStatus] = useState('');

  async function copy(): Promise<void> {
    // Emptied first: only what changes is read out.
    setStatus('');
    try {
      await navigator.clipboard.writeText(text);
      setStatus(words.copied);
      onCopied?.();
    } catch {
      // No clipboard without https, or the browser was told to refuse it.
      selectText();
      setStatus(words.copyYourself);
    }
  }

  return (
    <>
      <PlainButton look={look} onClick={copy}>
        {words.copy}
      </PlainButton>
      <span class="ui-status" role="status">
        {status && <ChangingText>{status}</ChangingText>}
      </span>
    </>
  );
}
