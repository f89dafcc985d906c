import { Option } from 'commander';
import type { SupplierOptions } from '../supplier/options';
import { type SupplierEmulator, startSupplierEmulator } from '../supplier/startSupplierEmulator';
import type { EmulatedSystem } from './emulatedSystem';
import { wholeNumber } from './wholeNumber';

/** The supplier platform on the command line; its options are named as those of `startSupplierEmulator`. */
export const supplierSystem: EmulatedSystem<SupplierEmulator, SupplierOptions> = {
  title: 'Lightspeed supplier platform',
  options: [
    number('--products <number>', 'products of the supplier').default(200),
    number('--access-token-life-s <seconds>', 'life of an access token').default(900),
    new Option('--rotate-refresh-token', 'each refresh answers a new refresh token and ends the old one'),
    new Option('--no-basic-auth', 'the token endpoint does not look at key and secret'),
    new Option('--no-password-grant', 'the token endpoint takes refresh tokens only'),
    choice('--token-reply <form>', 'what it answers: minimal is the access token alone', ['full', 'minimal']),
    choice('--inventory-reply <form>', 'what an inventory update answers', ['emptyObject', 'noContent', 'products']),
    choice('--unknown-products <how>', 'what an unknown product does to an update', ['refuse', 'ignore']),
    number('--max-batch <number>', 'products that one update may hold').default(100),
    new Option('--no-strict', 'ignore what no page of the vendor shows, in place of refusing it'),
    choice('--product-search <form>', 'GET /products, which no page shows', ['absent', 'array', 'object']),
  ],
  faults: {
    base: 'the address',
    examples: ['status=429 path=inventory', 'lostAnswer method=PUT every=10', 'status=503 path=oauth/token'],
  },
  start: (options, common) => startSupplierEmulator({ ...options, ...common }),
  envLines: (emulator) => [
    'LIGHTSPEED_SYSTEM=supplier',
    `LIGHTSPEED_ENVIRONMENT_URL=${emulator.url}`,
    `LIGHTSPEED_AUTH_URL=${emulator.authUrl}`,
    `LIGHTSPEED_CLIENT_ID=${emulator.clientId}`,
    `LIGHTSPEED_CLIENT_SECRET=${emulator.clientSecret}`,
    `LIGHTSPEED_REFRESH_TOKEN=${emulator.connect().refresh_token}`,
  ],
};

function number(flags: string, text: string): Option {
  return new Option(flags, text).argParser(wholeNumber);
}

function choice(flags: string, text: string, values: readonly string[]): Option {
  return new Option(flags, text).choices(values).default(values[0]);
}
