import { useState } from 'preact/hooks';
import { Button } from '../../src/button/button.tsx';
import { show, words } from './show.tsx';

function Buttons() {
  const [presses, setPresses] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const press = () => setPresses(presses + 1);
  const reason = (
    <>
      This number is not running. <a href="#settings">Organization Settings</a>
    </>
  );
  return (
    <form onSubmit={(event) => event.preventDefault()} onReset={press}>
      <p>
        <Button look="primary" onClick={press}>
          {words('Grant permission', 'Zugriffsberechtigungsverwaltungseinstellungen')}
        </Button>
      </p>
      <p>
        <Button onClick={press}>{words('Not now', 'Benachrichtigungseinstellungsübersicht')}</Button>
      </p>
      <p>
        <Button look="danger" onClick={press}>
          {words('Withdraw permission', 'Schnittstellenschlüsselwiderrufsbestätigung')}
        </Button>
      </p>
      <p>
        Or{' '}
        <Button look="link" label="Switch account, now sales@example.org" onClick={press}>
          Switch account
        </Button>
      </p>
      <div>
        <Button disabledReason={reason} onClick={press}>
          Generate API Key
        </Button>
      </div>
      <p>
        <Button look="primary" isBusy={isBusy} onClick={() => setIsBusy(true)}>
          Save
        </Button>
      </p>
      <output>{presses}</output>
    </form>
  );
}

show('Buttons', Buttons);
