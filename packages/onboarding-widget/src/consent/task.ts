/** The running task of a page. A page asks one question at a time, so there is one task for the whole page. */
export type Task = ReturnType<typeof makeTask>;

/**
 * Creates the task of a page. No task is running at first.
 *
 * @param redraw Renders the page again when a task starts and when it ends.
 */
export function makeTask(redraw: () => void) {
  let isRunning = false;
  return {
    /** Says whether a task is running. Nothing else may be sent until the task is done. */
    isBusy: (): boolean => isRunning,
    /**
     * Runs a task unless another task is running. So nothing is sent twice when a second click comes before the page is
     * rendered again.
     */
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
