import '@chatelaine/ui/tokens.css';
import './style.css';
import './controls.css';
import { type ComponentType, render } from 'preact';
import { onTask } from './task.ts';

/** Shows an app on the page that the server sent, and draws it anew when the page becomes busy or free. */
export function start(App: ComponentType): void {
  const root = document.getElementById('app');
  if (root === null) return;
  const draw = () => render(<App />, root);
  onTask(draw);
  draw();
}
