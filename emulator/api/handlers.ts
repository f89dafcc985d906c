import type { ApiReply } from '../types';
import { answerAccount, answerAccounts } from './read/account';
import { answerCalculated } from './read/registerCalculated';
import { answerSession } from './read/session';
import { answerTagGroups } from './read/tagGroups';
import type { Request } from './world';
import { importCatalogItem } from './write/importCatalogItem';
import { addTransferItems, deleteTransferItems, updateTransferItems } from './write/transferItems';
import { answerArchive, answerUpdate } from './write/write';

export type Handler = (request: Request) => ApiReply;

/**
 * Endpoints that do more or other than their catalogue entry tells: method and path -> handler. Operations, documents
 * and reports are added here; until then they are answered with 501.
 */
export const handlers: Readonly<Record<string, Handler>> = {
  'GET /API/Session': answerSession,
  'GET /API/V3/Account': answerAccounts,
  'GET /API/V3/Account/{accountID}': answerAccount,
  'PUT /API/V3/Account/{accountID}': (request) => {
    answerUpdate(request);
    return answerAccount(request);
  },
  'GET Register/{registerID}/calculated': answerCalculated,
  'GET TagGroup': answerTagGroups,
  'POST CatalogVendorItem': importCatalogItem,
  'POST Inventory/Transfer/{transferID}/AddItems': addTransferItems,
  'POST Inventory/Transfer/{transferID}/Archive': answerArchive,
  'POST Inventory/Transfer/{transferID}/DeleteItems': deleteTransferItems,
  'POST Inventory/Transfer/{transferID}/UpdateItems': updateTransferItems,
};

/** Creations that the catalogue allows and that are not emulated yet: files, and the one that reconciles stock. */
export const notYetCreated: readonly string[] = [
  'Image',
  'InventoryCountReconcile',
  'ItemImage',
  'ItemMatrixImage',
  'SalePaymentSalePaymentSignature',
  'WorkorderWorkorderImage',
];
