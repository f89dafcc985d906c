import { InputError } from '../../util/errors';
import type { System, SystemModule, SystemRuntime } from '../system';
import { supplierCatalogue } from './catalogue';
import { createSupplierClient } from './client/client';
import { VENDOR } from './client/vendor';
import { verifyAccess } from './client/verifyAccess';
import { readConnection, type SupplierConnection } from './connection';
import { rawForms, rawService } from './features/raw/rawService';
import { stockForms } from './features/stock/stockForm';
import { stockService } from './features/stock/stockService';
import { noRecords } from './noRecords';
import { uploadItems } from './writes/uploadItems';

/** The platform on which suppliers offer their goods to Lightspeed merchants: quantities and catalogue files. */
export const supplier: SystemModule<SupplierConnection> = {
  name: 'supplier',
  vendor: VENDOR,
  catalogue: supplierCatalogue,
  forms: { stock: stockForms, raw: rawForms },
  readConnection,
  // Forms offer no list that could be filtered or searched.
  readFilter: () => {
    throw new InputError(`${VENDOR} has no lists that could be filtered.`);
  },
  searchIssues: () => [],
  open,
};

function open(runtime: SystemRuntime, connection: SupplierConnection): System {
  const client = createSupplierClient(runtime, connection);
  return {
    ...noRecords,
    catalogue: supplierCatalogue,
    writeByKey: (_entity, records) => uploadItems(client, records),
    verify: () => verifyAccess(client, runtime.log),
    stock: stockService(client, runtime),
    raw: rawService(client),
  };
}
