import { useState } from 'preact/hooks';
import { Button } from '../../src/button/button.tsx';
import { Confirm } from '../../src/confirm/confirm.tsx';
import { show, words } from './show.tsx';

const TYPED = {
  phrase: 'Prod server',
  label: words('Type Prod server to confirm', 'Bestätigungszeichenfolgeneingabeaufforderung: Prod server'),
  mismatch: 'This is not the name of the key.',
};

function Confirms() {
  const [open, setOpen] = useState('');
  const [done, setDone] = useState('nothing');
  const [isBusy, setIsBusy] = useState(false);
  const end = (what: string) => () => {
    setDone(what);
    setOpen('');
  };
  return (
    <>
      {['safe', 'dangerous', 'typed', 'busy'].map((kind) => (
        <p key={kind}>
          <Button onClick={() => setOpen(kind)}>Ask: {kind}</Button>
        </p>
      ))}
      <output>{done}</output>
      {open !== '' && (
        <Confirm
          heading={words('Revoke Prod server?', 'Schnittstellenschlüsselwiderrufsbestätigungsanfrage?')}
          confirmLabel={words('Revoke API key', 'Schnittstellenschlüsselwiderruf')}
          cancelLabel={words('Cancel', 'Unterbrechungsmöglichkeit')}
          isDangerous={open !== 'safe'}
          isBusy={isBusy}
          typed={open === 'typed' ? TYPED : undefined}
          onConfirm={open === 'busy' ? () => setIsBusy(true) : end('confirmed')}
          onCancel={end('cancelled')}
        >
          <p>It stops working at once. Last used 4 minutes ago.</p>
        </Confirm>
      )}
    </>
  );
}

show('Confirms', Confirms);
