import '@chatelaine/onboarding-widget/compat';
import { place } from './seen.ts';

const element = document.createElement('dialog-connect-button');
element.setAttribute('partner-id', 'aPA');
element.setAttribute('base-url', globalThis.chatelaine);
element.setAttribute('label', '<img src=x onerror="seen.push([1])">');
place.addEventListener('connect-callback', (event) => {
  if (event instanceof CustomEvent) seen.push(['callback', event.detail]);
});
addEventListener('dialog-connect-callback', () => void seen.push(['window', {}]));
place.append(element);
globalThis.unmount = () => element.remove();
