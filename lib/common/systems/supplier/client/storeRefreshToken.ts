import { UnavailableError } from '../../../util/errors';
import { textField } from '../../../util/given';
import type { SystemRuntime } from '../../system';

const TRIES = 3;
/** The platform's reads may lag behind its writes. */
const AGAIN_MS = 1_000;

/**
 * Stores a rotated refresh token in the credential. Resolves when it is there, or when another one is: then another process
 * was faster, or a person has entered a new one, which stays.
 *
 * @throws UnavailableError when the platform cannot store it
 */
export async function storeRefreshToken(
  { storedFields, clock }: Pick<SystemRuntime, 'storedFields' | 'clock'>,
  { spent, refreshToken }: { readonly spent: string; readonly refreshToken: string },
): Promise<void> {
  for (let nth = 1; nth <= TRIES; nth++) {
    await storedFields.write({ refreshToken });
    const fields = await storedFields.read();
    if (fields === undefined || textField(fields['refreshToken']) !== spent) return;
    await clock.sleep(AGAIN_MS * nth);
  }
  throw new UnavailableError(
    'The platform did not store the new refresh token, so the access token that came with it is not used. Try again later.',
  );
}
