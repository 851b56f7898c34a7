/** @jsxImportSource preact */
import { useConnect } from '@chatelaine/onboarding-widget/preact';
import { render } from 'preact';
import { place, urlFromServer } from './settings.ts';
import { showEvent } from './show-event.ts';

function Page() {
  const { connect, focus, status } = useConnect({ url: urlFromServer, mode: 'popup', onEvent: showEvent });
  return (
    <>
      <button type="button" onClick={connect}>
        Connect WhatsApp
      </button>
      <p role="status">
        {status !== 'idle' && (
          <button type="button" onClick={focus}>
            {status === 'open' ? 'Show the window' : 'Open the window'}
          </button>
        )}
      </p>
    </>
  );
}

render(<Page />, place());
