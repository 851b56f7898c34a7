// Runs on every page of the gallery and shows the events of the elements. Module scripts run before `DOMContentLoaded`,
// so this script also gets the event of an answer that is in the page's address.
import type { ConnectEvents } from '@chatelaine/onboarding-widget';
import { showEvent } from './show-event.ts';

const NAMES: Record<keyof ConnectEvents, true> = {
  ready: true,
  opened: true,
  blocked: true,
  granted: true,
  denied: true,
  error: true,
  closed: true,
};

for (const name of Object.keys(NAMES))
  document.addEventListener(`chatelaine-${name}`, (event) => {
    if (event instanceof CustomEvent) showEvent(`chatelaine-${name}`, event.detail);
  });
