import '@chatelaine/ui/tokens.css';
import './style.css';
import './controls.css';
import { type ComponentType, render } from 'preact';
import { PageContext } from './page.ts';
import { readShell } from './shell.ts';
import { makeSight } from './sight.ts';
import { makeTask } from './task.ts';

/**
 * Shows an app on the page that the server sent, and draws it anew when the page becomes busy or free, or has been seen.
 * At another host than ours nothing could be answered: from there it leads to ours.
 */
export function start(App: ComponentType): void {
  const root = document.getElementById('app');
  if (root === null) return;
  const { home } = readShell();
  // Behind a proxy the server may not know at which host it was asked; the address bar does.
  if (location.host !== home.host) {
    location.replace(location.href.replace(location.origin, home.origin));
    return;
  }
  // Never during a drawing: its effects may begin a task, and a page that is drawn twice at once is there twice.
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
