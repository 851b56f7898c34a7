// On every page of the gallery: shows what elements tell. Module scripts run before `DOMContentLoaded`, so an answer that
// comes with the address is heard too.
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
