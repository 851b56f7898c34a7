import './copy-button.css';
import { useState } from 'preact/hooks';
import { PlainButton } from '../button/plain-button.tsx';
import { ChangingText } from '../changing-text/changing-text.tsx';

/**
 * The texts of a copy button: its label, its success message, and the message when the person must copy the selection.
 */
export interface CopyWords {
  copy: string;
  copied: string;
  copyYourself: string;
}

interface CopyButtonProps {
  text: string;
  words: CopyWords;
  look?: 'primary' | 'secondary' | 'link';
  /** Selects the text on the page. It runs when the page cannot write to the person's clipboard. */
  selectText(): void;
  onCopied?(): void;
}

/** Copies a text, and shows below the button whether the copy succeeded. */
export function CopyButton({ text, words, look, selectText, onCopied }: CopyButtonProps) {
  const [status, setStatus] = useState('');

  async function copy(): Promise<void> {
    // The status is emptied first, because screen readers read only changes.
    setStatus('');
    try {
      await navigator.clipboard.writeText(text);
      setStatus(words.copied);
      onCopied?.();
    } catch {
      // There is no clipboard without https, or the browser is set to refuse the clipboard.
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
