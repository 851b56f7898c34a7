/** The one task that a page is busy with. A page asks one question at a time, so this is one for the whole page. */
export type Task = ReturnType<typeof makeTask>;

/**
 * Makes a page free for its first task.
 *
 * @param redraw Draws the page anew when a task begins and ends.
 */
export function makeTask(redraw: () => void) {
  let isRunning = false;
  return {
    /** Says whether a task is running: nothing else may be sent until it is done. */
    isBusy: (): boolean => isRunning,
    /** Runs a task unless one is running. So nothing is sent twice: a second click can come before the next drawing. */
    once(task: () => Promise<void>): void {
      if (isRunning) return;
      isRunning = true;
      redraw();
      void task().finally(() => {
        isRunning = false;
        redraw();
      });
    },
  };
}
