import type { StoreTraits } from '../auth/keyStore';
import type { Cfg, StoredFields } from '../systems/system';
import { textField } from '../util/given';
import type { Log } from '../util/log';
import type { Runtime } from './runtime';
import { createStoredKeys, type KeysContext } from './storedKeys';

/** The stored fields of a credential, for systems that keep a token among them. */
export function storedFields(
  context: KeysContext & { readonly logger: Log },
  cfg: Cfg,
  traits: StoreTraits,
  { env }: Pick<Runtime, 'env'>,
): StoredFields {
  // Made when it is needed: most systems keep nothing there.
  const keys = () =>
    createStoredKeys({
      context,
      log: context.logger,
      flowId: env['ELASTICIO_FLOW_ID'],
      stepId: env['ELASTICIO_STEP_ID'],
      credentialId: textField(cfg['_account']),
      traits,
    });
  return {
    read: async () => (await keys().read())?.others,
    async write(fields) {
      const store = keys();
      // What the platform keeps of the other fields may have changed since the last read.
      await store.writeOthers(fields, await store.read());
    },
  };
}
