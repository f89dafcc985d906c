import { createApi } from './api/createApi';
import { toXml } from './api/xml';
import type { Settings } from './options';
import type { ToXml } from './server/format';
import type { Admin, ApiCall, ApiReply } from './types';

/** What the server is put round. */
export interface EmulatorParts {
  readonly createApi: (options: Pick<Settings, 'seed' | 'size' | 'clock' | 'accountID' | 'registers'>) => ShopApi;
  readonly toXml: ToXml;
}

/** The emulated shop: answers calls that the server has let through. */
export interface ShopApi {
  handle(call: ApiCall): ApiReply;
  readonly admin: Admin;
  /** The shop as it was generated. */
  reset(): void;
}

/** The generated shop. */
export const builtInParts: EmulatorParts = { createApi, toXml };
