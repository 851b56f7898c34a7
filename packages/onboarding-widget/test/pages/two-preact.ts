import { useConnect } from '@chatelaine/onboarding-widget/preact';
import { createElement, render } from 'preact';
import { options, place } from './seen.ts';

function Asker({ name }: { name: string }) {
  const { connect, status } = useConnect(options);
  return createElement('button', { type: 'button', onClick: connect }, `${name}: ${status}`);
}

render(
  ['first', 'second'].map((name) => createElement(Asker, { key: name, name })),
  place,
);
