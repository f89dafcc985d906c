import { fromAction, fromOperation, fromWrite, withFields } from './endpoints';
import type { Operation } from './operation';

const refund = fromOperation('SaleRefund');
const refundFields = ['employeeID', 'registerID', 'shopID', 'completed', 'SalePayments'];
const lineFields = ['parentSaleLineID', 'unitQuantity'];
const paymentFields = ['paymentTypeID', 'amount', 'creditAccountID'];
const withdrawalFields = ['registerID', 'paymentTypeID', 'amount', 'notes', 'employeeID', 'createTime'];
const reconcile = fromWrite('InventoryCountReconcile', 'create');

const list: readonly Operation[] = [
  {
    name: 'SaleRefund',
    label: 'Refund a whole sale',
    risk: 'moves money',
    ...withFields(refund, refundFields, ['SalePayments']),
    lists: { SalePayments: { fields: paymentFields, required: ['paymentTypeID'] } },
    repeat: { doneIfThereIs: 'a newer sale whose lines refer to the lines of sale {saleID}' },
  },
  {
    name: 'SaleRefundPartial',
    label: 'Refund part of a sale',
    risk: 'moves money',
    ...withFields(refund, [...refundFields, 'SaleLines'], ['SaleLines', 'SalePayments']),
    // Without lines, or without an amount, Lightspeed would refund the whole sale.
    lists: {
      SaleLines: { fields: lineFields, required: lineFields },
      SalePayments: { fields: paymentFields, required: ['paymentTypeID', 'amount'] },
    },
    repeat: { doneIfThereIs: 'a newer sale whose lines refer to these lines of sale {saleID}' },
  },
  {
    name: 'SaleEmailReceipt',
    label: 'E-mail the receipt of a sale',
    risk: 'sends an e-mail',
    ...fromOperation('SaleEmailReceipt'),
    repeat: { doneIfThereIs: 'an e-mail with the receipt of sale {saleID} in the inbox' },
  },
  {
    name: 'RegisterOpen',
    label: 'Open a register',
    risk: 'moves money',
    ...fromOperation('RegisterOpen'),
    repeat: { doneIfThereIs: 'a new Register Withdrawal of register {registerID} with this amount' },
  },
  {
    name: 'RegisterClose',
    label: 'Close a register',
    risk: 'cannot be undone',
    ...fromOperation('RegisterClose'),
    repeat: { doneIfThereIs: 'a new Register Count of register {registerID}' },
  },
  {
    name: 'RegisterWithdraw',
    label: 'Take money out of a register, or add some',
    risk: 'moves money',
    // The page marks nothing as required, but without these fields the movement could not be traced.
    ...withFields(fromWrite('RegisterWithdraw', 'create'), withdrawalFields, ['registerID', 'paymentTypeID', 'amount']),
    repeat: { doneIfThereIs: 'a new Register Withdrawal of register {registerID} with this amount' },
  },
  {
    name: 'InventoryCountReconcile',
    label: 'Reconcile a whole inventory count',
    risk: 'moves stock, cannot be undone',
    ...withFields(reconcile, ['inventoryCountID'], ['inventoryCountID']),
    resultListKey: 'InventoryCountReconcile',
    repeat: { doneIfThereIs: 'an Inventory Count Reconciliation of count {inventoryCountID}' },
  },
  {
    name: 'InventoryCountReconcileItem',
    label: 'Reconcile one item of an inventory count',
    risk: 'moves stock, cannot be undone',
    ...withFields(reconcile, ['inventoryCountID', 'itemID'], ['inventoryCountID', 'itemID']),
    repeat: { doneIfThereIs: 'an Inventory Count Reconciliation of count {inventoryCountID} and item {itemID}' },
  },
  {
    name: 'InventoryTransferAddItems',
    label: 'Add items to an inventory transfer',
    ...fromWrite('InventoryTransferTransferItems', 'create'),
    repeat: { doneIfThereIs: 'a line for each of these items in inventory transfer {transferID}' },
  },
  {
    name: 'InventoryTransferUpdateItems',
    label: 'Change quantities of an inventory transfer',
    ...fromWrite('InventoryTransferTransferItems', 'update'),
    repeat: { harmless: 'it sets each line to a quantity, whatever the quantity was' },
  },
  {
    name: 'InventoryTransferDeleteItems',
    label: 'Remove items from an inventory transfer',
    ...fromWrite('InventoryTransferTransferItems', 'delete'),
    repeat: { doneIfThereIs: 'no line for these items in inventory transfer {transferID} any more' },
  },
  {
    name: 'InventoryTransferSend',
    label: 'Send an inventory transfer',
    risk: 'cannot be undone',
    ...fromAction('InventoryTransfer', 'Send'),
    leaves: { status: 'sent' },
    // No page describes a repeat: a refusal would make a success look like a failure.
    repeat: { doneIfThereIs: 'the status "sent" at inventory transfer {transferID}' },
  },
  {
    name: 'InventoryTransferArchive',
    label: 'Archive an inventory transfer',
    ...fromWrite('InventoryTransfer', 'delete'),
    leaves: { archived: true },
    repeat: { doneIfThereIs: 'the mark "archived" at inventory transfer {transferID}' },
  },
  {
    name: 'InventoryTransferRestore',
    label: 'Restore an archived inventory transfer',
    ...fromAction('InventoryTransfer', 'Restore'),
    leaves: { archived: false },
    repeat: { doneIfThereIs: 'no mark "archived" at inventory transfer {transferID} any more' },
  },
  {
    name: 'WorkorderCheckout',
    label: 'Check out a work order as a sale',
    risk: 'cannot be undone',
    ...fromOperation('WorkorderCheckout'),
    repeat: { doneIfThereIs: 'a newer sale with the items and labor of work order {workorderID}' },
  },
  {
    name: 'WorkorderClone',
    label: 'Copy a work order',
    ...fromOperation('WorkorderClone'),
    repeat: { doneIfThereIs: 'a newer work order with the content of work order {workorderID}' },
  },
  {
    name: 'CustomerAnonymize',
    label: 'Anonymize a customer',
    risk: 'cannot be undone',
    ...fromAction('Customer', 'Anonymize'),
    repeat: { harmless: 'it wipes personal data that are wiped already' },
  },
  {
    name: 'CustomerRestore',
    label: 'Restore an archived customer',
    ...withFields(fromWrite('Customer', 'update'), [], []),
    fixed: { archived: false },
    leaves: { archived: false },
    repeat: { harmless: 'it sets one field to one value' },
  },
  {
    name: 'ItemRestore',
    label: 'Restore an archived item',
    ...withFields(fromWrite('Item', 'update'), [], []),
    fixed: { archived: false },
    leaves: { archived: false },
    repeat: { harmless: 'it sets one field to one value' },
  },
];

/**
 * Every operation by its name. Lightspeed documents none that voids a sale: its voids can only be read.
 * Source: the vendor's endpoint pages, and the tutorials Sales and Inventory.
 */
export const retailOperations: Readonly<Record<string, Operation>> = Object.fromEntries(
  list.map((operation) => [operation.name, operation]),
);
