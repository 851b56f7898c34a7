import { ConnectButton } from '@chatelaine/onboarding-widget/compat/react';
import { createRoot } from 'react-dom/client';
import { baseUrl, partnerId, place, redirectUrl } from './settings.ts';
import { showEvent } from './show-event.ts';

createRoot(place()).render(
  <ConnectButton
    partnerId={partnerId}
    baseUrl={baseUrl}
    queryParameters={{ redirect_url: redirectUrl }}
    callback={(granted) => showEvent('callback', granted)}
  />,
);
