import type { ApiReply } from '../types';
import { answerSignature } from './files';
import { answerAnonymize } from './operations/anonymize';
import { answerReconcile } from './operations/reconcile';
import { answerClose, answerOpen } from './operations/register';
import { answerEmailReceipt, answerRefund } from './operations/sale';
import { answerRestore, answerSend } from './operations/transfer';
import { answerCheckout, answerClone } from './operations/workorder';
import { answerTagGroups } from './read/list';
import { answerCalculated } from './read/registerAmounts';
import { answerAccount, answerAccounts, answerSession } from './read/session';
import type { Request } from './request';
import { importCatalogItem } from './write/importCatalogItem';
import { addTransferItems, deleteTransferItems, updateTransferItems } from './write/transferItems';
import { answerArchive, answerSaleLineUpdate, answerUpdate } from './write/write';

export type Handler = (request: Request) => ApiReply;

/** Endpoints that do more or other than reading and storing records: method and path -> handler. */
export const handlers: Readonly<Record<string, Handler>> = {
  'GET /API/Session': answerSession,
  'GET /API/V3/Account': answerAccounts,
  'GET /API/V3/Account/{accountID}': answerAccount,
  'PUT /API/V3/Account/{accountID}': (request) => {
    answerUpdate(request);
    return answerAccount(request);
  },
  'DELETE Customer/{customerID}/Anonymize': answerAnonymize,
  'GET Register/{registerID}/calculated': answerCalculated,
  'GET SalePayment/{salePaymentID}/SalePaymentSignature/{salePaymentSignatureID}': answerSignature,
  'GET TagGroup': answerTagGroups,
  'POST CatalogVendorItem': importCatalogItem,
  'POST Inventory/Transfer/{transferID}/AddItems': addTransferItems,
  'POST Inventory/Transfer/{transferID}/Archive': answerArchive,
  'POST Inventory/Transfer/{transferID}/DeleteItems': deleteTransferItems,
  'POST Inventory/Transfer/{transferID}/Restore': answerRestore,
  'POST Inventory/Transfer/{transferID}/Send': answerSend,
  'POST Inventory/Transfer/{transferID}/UpdateItems': updateTransferItems,
  'POST InventoryCountReconcile': answerReconcile,
  'POST Register/{registerID}/close': answerClose,
  'POST Register/{registerID}/open': answerOpen,
  'POST Sale/{saleID}/EmailReceipt': answerEmailReceipt,
  'POST Sale/{saleID}/Refund': answerRefund,
  'POST Sale/{saleID}/refund': answerRefund,
  'POST Workorder/{workorderID}/Checkout': answerCheckout,
  'POST Workorder/{workorderID}/Clone': answerClone,
  'PUT Sale/{saleID}/SaleLine/{saleLineID}': answerSaleLineUpdate,
};
