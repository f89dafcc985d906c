const running = new WeakSet<object>();

/**
 * Does the work unless other work for the same step is under way in this process; tells whether it did.
 *
 * @param step what all runs of a step have in common: the container's settings
 */
export async function unlessRunning(step: object, work: () => Promise<void>): Promise<boolean> {
  if (running.has(step)) return false;
  running.add(step);
  try {
    await work();
    return true;
  } finally {
    running.delete(step);
  }
}
