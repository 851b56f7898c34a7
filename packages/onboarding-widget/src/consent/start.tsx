import '@chatelaine/ui/tokens.css';
import './style.css';
import './controls.css';
import { type ComponentType, render } from 'preact';
import { PageContext } from './page.ts';
import { readShell } from './shell.ts';
import { makeSight } from './sight.ts';
import { makeTask } from './task.ts';

/**
 * Renders an app on the page that the server sent. It renders the app again when the page becomes busy or free, or when
 * the person has seen the page for long enough. On another host than ours no answer is possible, so the page redirects
 * to our host.
 */
export function start(App: ComponentType): void {
  const root = document.getElementById('app');
  if (root === null) return;
  const { home } = readShell();
  // Behind a proxy the server may not know the host that the browser used. The browser knows this host.
  if (location.host !== home.host) {
    location.replace(location.href.replace(location.origin, home.origin));
    return;
  }
  // The page is never rendered during a rendering: effects may start a task, and then the page would appear twice.
  const drawSoon = () => queueMicrotask(draw);
  const page = { ...makeTask(drawSoon), ...makeSight(drawSoon) };
  const draw = () =>
    render(
      <PageContext value={page}>
        <App />
      </PageContext>,
      root,
    );
  draw();
}
