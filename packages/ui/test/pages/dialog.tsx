import { useState } from 'preact/hooks';
import { Button } from '../../src/button/button.tsx';
import { Dialog, DialogActions } from '../../src/dialog/dialog.tsx';
import { show, words } from './show.tsx';

function Dialogs() {
  const [open, setOpen] = useState('');
  const [asked, setAsked] = useState(0);
  const close = () => setOpen('');
  return (
    <>
      <p>
        <Button onClick={() => setOpen('plain')}>Open</Button>
      </p>
      <p>
        <Button onClick={() => setOpen('alert')}>Interrupt</Button>
      </p>
      <p>
        <Button onClick={() => setOpen('stubborn')}>Open for good</Button>
      </p>
      {open === 'plain' && (
        <Dialog
          heading={words('Rename this number', 'Kommunikationsschnittstellenbezeichnungsänderung')}
          onClose={close}
        >
          <p>
            {words(
              'The name is seen by you and by your integration partner.',
              'Rechtsschutzversicherungsgesellschaftsmitarbeiterverzeichnis und Betäubungsmittelverschreibungsverordnung.',
            )}
          </p>
          <DialogActions>
            <Button look="primary" onClick={close}>
              {words('Rename', 'Namensänderungsbestätigungsschaltfläche')}
            </Button>
            <Button onClick={close}>{words('Cancel', 'Unterbrechungsmöglichkeit')}</Button>
          </DialogActions>
        </Dialog>
      )}
      {open === 'alert' && (
        <Dialog heading="You will be signed out" alertTextId="why" onClose={close}>
          <p id="why">Nothing happened here for an hour.</p>
          <DialogActions>
            <Button onClick={close}>Stay signed in</Button>
          </DialogActions>
        </Dialog>
      )}
      {open === 'stubborn' && (
        <Dialog heading="Copy the key first" onClose={() => setAsked(asked + 1)}>
          <p role="status">Asked {asked} times</p>
          <DialogActions>
            <Button onClick={close}>Close without copying</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

show('Dialogs', Dialogs);
