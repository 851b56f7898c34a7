import { useConnect } from '@chatelaine/onboarding-widget/react';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { options, place } from './seen.ts';

function Asker({ name }: { name: string }) {
  const { connect, status } = useConnect(options);
  return createElement('button', { type: 'button', onClick: connect }, `${name}: ${status}`);
}

const two = ['first', 'second'].map((name) => createElement(Asker, { key: name, name }));
createRoot(place).render(createElement(StrictMode, null, two));
