import type { Meanings } from '../../../http/failure';
import { ConfigurationError, ReconnectError } from '../../../util/errors';

/** The vendor's name in texts: the platform of suppliers, which is another one than Lightspeed Retail. */
export const VENDOR = 'Lightspeed Supplier';

/** What statuses mean here. The vendor documents none; the platform is old, so a server may be gone for good. */
export const MEANINGS: Meanings = {
  401: [ReconnectError, 'does not accept an access token that it has just given. Check the user of the credential'],
  410: [ConfigurationError, 'has closed this address for good. No other host was tried'],
};

/** For an address that is documented, and therefore is there or gone: a 404 speaks of the server and not of a record. */
export const GONE_MEANINGS: Meanings = {
  ...MEANINGS,
  404: [
    ConfigurationError,
    'is not at this address. Check "Environment URL" of the credential; the platform may have moved or been closed. No other host was tried',
  ],
};
