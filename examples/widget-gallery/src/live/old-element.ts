import '@chatelaine/onboarding-widget/compat';
import { showEvent } from './show-event.ts';

document.querySelector('dialog-connect-button')?.addEventListener('connect-callback', ({ detail }) => {
  showEvent('connect-callback', detail);
});
