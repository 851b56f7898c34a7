import { ConnectButton } from '@chatelaine/onboarding-widget/react';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onEvent, options, place } from './seen.ts';

const root = createRoot(place);
root.render(createElement(StrictMode, null, createElement(ConnectButton, { ...options, onEvent }, 'Connect')));
globalThis.unmount = () => root.unmount();
