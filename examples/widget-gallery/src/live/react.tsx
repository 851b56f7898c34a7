import { ConnectButton } from '@chatelaine/onboarding-widget/react';
import { createRoot } from 'react-dom/client';
import { place, urlFromServer } from './settings.ts';
import { showEvent } from './show-event.ts';

function Page() {
  return (
    <ConnectButton url={urlFromServer} onEvent={showEvent}>
      Connect WhatsApp
    </ConnectButton>
  );
}

createRoot(place()).render(<Page />);
