import '@chatelaine/ui/tokens.css';
import './style.css';
import './controls.css';
import { type ComponentType, render } from 'preact';
import { readShell } from './shell.ts';
import { onSight } from './sight.ts';
import { onTask } from './task.ts';

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
  const draw = () => render(<App />, root);
  // Never amid a drawing, in which effects may run that begin a task: a page that is drawn twice at once stands there twice.
  const drawSoon = () => queueMicrotask(draw);
  onTask(drawSoon);
  onSight(drawSoon);
  draw();
}
