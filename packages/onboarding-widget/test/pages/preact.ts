import { ConnectButton } from '@chatelaine/onboarding-widget/preact';
import { createElement, render } from 'preact';
import { onEvent, options, place } from './seen.ts';

render(createElement(ConnectButton, { ...options, onEvent }, 'Connect'), place);
globalThis.unmount = () => render(null, place);
