import { ConnectButton } from '@chatelaine/onboarding-widget/compat/react';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { place } from './seen.ts';

const { chatelaine: baseUrl } = globalThis;
const callback = (granted: object) => void seen.push(['callback', granted]);
const root = createRoot(place);
const button = createElement(ConnectButton, { partnerId: 'aPA', baseUrl, callback, label: 'Connect' });
root.render(createElement(StrictMode, null, button));
globalThis.unmount = () => root.unmount();
