import './secret-field.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../button/button.tsx';
import { ChangingText } from '../changing-text/changing-text.tsx';
import { CopyButton, type CopyWords } from '../copy-button/copy-button.tsx';
import { useOwnId } from '../own-id/use-own-id.ts';

/** The texts of a secret field: its label and its buttons. */
export interface SecretWords extends CopyWords {
  label: string;
  show: string;
  hide: string;
}

interface SecretFieldProps {
  secret: string;
  words: SecretWords;
  onCopied?(): void;
}

/**
 * Shows a secret the only time that it can be seen. The field shows dots until the person wants to see the secret. The
 * secret is only ever the value of a field. No serialised page contains this value, and the value is removed together
 * with the field.
 */
export function SecretField({ secret, words, onCopied }: SecretFieldProps) {
  const id = useOwnId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isShown, setIsShown] = useState(false);
  useLayoutEffect(() => {
    const box = field.current;
    return () => {
      if (box) box.value = '';
    };
  }, []);

  function selectSecret(): void {
    const box = field.current;
    if (!box) return;
    setIsShown(true);
    box.value = secret;
    box.focus();
    box.select();
  }

  return (
    <div class="ui-secret">
      <label for={id}>
        <ChangingText>{words.label}</ChangingText>
      </label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        readOnly
        // Without these attributes browsers restore the field on a later visit, and send it to spelling services.
        autocomplete="off"
        spellcheck={false}
        value={isShown ? secret : '•'.repeat(secret.length)}
        onFocus={(event) => isShown && event.currentTarget.select()}
        onCopy={(event) => {
          // When the field shows dots, copying by keyboard also gives the secret and never the dots.
          if (isShown) return;
          event.preventDefault();
          event.clipboardData?.setData('text/plain', secret);
        }}
      />
      <div class="ui-secret-actions">
        <CopyButton look="primary" text={secret} words={words} selectText={selectSecret} onCopied={onCopied} />
        <Button onClick={() => setIsShown(!isShown)}>{isShown ? words.hide : words.show}</Button>
      </div>
    </div>
  );
}
