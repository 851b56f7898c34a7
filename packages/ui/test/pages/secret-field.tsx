import { useState } from 'preact/hooks';
import { Button } from '../../src/button/button.tsx';
import { Dialog, DialogActions } from '../../src/dialog/dialog.tsx';
import { SecretField } from '../../src/secret-field/secret-field.tsx';
import { show, words } from './show.tsx';

const WORDS = {
  label: words('Your new API key', 'Schnittstellenschlüsselzeichenfolgendarstellung'),
  show: words('Show key', 'Schlüsselzeichenfolgensichtbarmachung'),
  hide: words('Hide key', 'Schlüsselzeichenfolgenunsichtbarmachung'),
  copy: words('Copy key', 'Zwischenablagenübertragungsschaltfläche'),
  copied: 'Copied.',
  copyYourself: 'Your browser did not let us copy it. It is selected: copy it yourself.',
};

function Secrets() {
  const [secret, setSecret] = useState('');
  const [copies, setCopies] = useState(0);
  return (
    <>
      <p>
        <Button onClick={() => setSecret(['wac', 'Kq7', '2mVtYx9RbLwN4hPzCdFgJsT8eU'].join('_'))}>Create key</Button>
      </p>
      <output>{copies}</output>
      {secret !== '' && (
        <Dialog heading={words('Store this key now', 'Aufbewahrungsaufforderung')} onClose={() => setSecret('')}>
          <p>This is the only time you'll see it.</p>
          <p>
            <SecretField secret={secret} words={WORDS} onCopied={() => setCopies(copies + 1)} />
          </p>
          <DialogActions>
            <Button onClick={() => setSecret('')}>Done</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

show('Secrets', Secrets);
