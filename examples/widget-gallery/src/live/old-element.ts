import '@chatelaine/onboarding-widget/compat';
import { showEvent } from './show-event.ts';

document.querySelector('dialog-connect-button')?.addEventListener('connect-callback', (event) => {
  if (event instanceof CustomEvent) showEvent('connect-callback', event.detail);
});
