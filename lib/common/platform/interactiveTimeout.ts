import type { Clock } from '../util/clock';
import { UnavailableError } from '../util/errors';

/** The platform ends sample runs and credential checks after a minute, without an error text. */
const INTERACTIVE_TIMEOUT_MS = 45_000;

/**
 * Limits work for which a user waits, whatever it waits for itself.
 *
 * @param what start of the error text: `The check of the credential`
 * @throws UnavailableError after 45 s; the work then goes on unobserved
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
