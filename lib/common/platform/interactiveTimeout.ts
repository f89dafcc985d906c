import type { Clock } from '../util/clock';
import { UnavailableError } from '../util/errors';

/** The platform ends a sample run after a minute, and the form of a credential waits no longer, without a word. */
const INTERACTIVE_TIMEOUT_MS = 45_000;

/**
 * What somebody waits for, with an end in any case: whichever server is silent, and however many of them.
 *
 * @param what begins the sentence of the error: `The check of the credential`
 * @throws UnavailableError after 45 s; what is under way then goes on unseen
 */
export async function withInteractiveTimeout<Result>(
  clock: Clock,
  { what, vendor }: { readonly what: string; readonly vendor: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const late = clock.sleep(INTERACTIVE_TIMEOUT_MS, over.signal).then(() => {
    if (over.signal.aborted) return new Promise<never>(() => {});
    throw new UnavailableError(
      `${what} took longer than ${INTERACTIVE_TIMEOUT_MS / 1000} s and was given up: ${vendor}'s servers or the platform answer too slowly. Try again later. Something that it was about to write may still be carried out.`,
    );
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    over.abort();
  }
}
