/**
 * Returns a function that runs `work` once at a time. A call during a run causes one more run after it, whatever the
 * number of these calls is. So a run always sees what had happened before the last call. An error of a run goes to
 * `onError`, and the next call runs again.
 */
export function oneAtATime(work: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let [isRunning, mustRun] = [false, false];
  return async () => {
    mustRun = true;
    if (isRunning) return;
    isRunning = true;
    while (mustRun) {
      mustRun = false;
      await work().catch(onError);
    }
    isRunning = false;
  };
}
