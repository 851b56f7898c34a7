// The one task that the page is busy with. A page asks one question at a time, so this is one for the whole page.
let isRunning = false;
let redraw = () => {};

/** Says whether a task is running: nothing else may be sent until it is done. */
export const isBusy = (): boolean => isRunning;

/** Runs a task unless one is running, so that nothing can be sent twice; a second click can come before the next drawing. */
export function once(task: () => Promise<void>): void {
  if (isRunning) return;
  isRunning = true;
  redraw();
  void task().finally(() => {
    isRunning = false;
    redraw();
  });
}

/** Names what draws the page anew when a task begins and ends. */
export function onTask(draw: () => void): void {
  redraw = draw;
}
