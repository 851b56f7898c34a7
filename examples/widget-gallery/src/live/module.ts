import { completeReturn, connect } from '@chatelaine/onboarding-widget';
import { urlFromServer } from './settings.ts';
import { showEvent } from './show-event.ts';

document.querySelector('#connect')?.addEventListener('click', async () => {
  // The function is called within the click, so the window opens at once and waits for its address.
  const { result } = connect({ url: urlFromServer, onEvent: showEvent });
  const answer = await result;
  showEvent('result', answer);
});

// This page is its own return page.
completeReturn(showEvent);
