import type { FormSchema } from '../../../../forms/fieldSchema';
import { recordSchema } from '../../../../forms/metadata';
import { writeSchema } from '../../../../forms/writeSchema';
import type { Forms } from '../../../services';
import { retailCatalogue } from '../../catalogue';
import { order } from '../../catalogue/order';
import { itemNames } from '../items/itemName';
import { MESSAGE_LINE, MESSAGE_ORDER } from './orderInput';

/**
 * The forms of a purchase order with its lines, of the message and of the result.
 *
 * @param hasShop the step names the shop of messages that do not
 */
export const orderForms = (hasShop: boolean): Forms => ({
  in: {
    type: 'object',
    properties: {
      ...orderFields(hasShop),
      lines: {
        type: 'array',
        title: 'Lines',
        required: true,
        items: {
          type: 'object',
          properties: { ...itemNames(), ...writeSchema(retailCatalogue, MESSAGE_LINE, 'create').properties },
        },
      },
    },
  },
  out: {
    type: 'object',
    properties: {
      order: { ...recordSchema(retailCatalogue, order), title: 'Purchase Order' },
      lines: { type: 'array', title: 'Lines', items: LINE_RESULT },
      created: { type: 'number', title: 'Lines Created' },
      found: { type: 'number', title: 'Lines Found' },
      failed: { type: 'number', title: 'Lines Failed' },
    },
  },
});

function orderFields(hasShop: boolean): Readonly<Record<string, FormSchema>> {
  const { shopID, ...others } = writeSchema(retailCatalogue, MESSAGE_ORDER, 'create').properties ?? {};
  const { required, ...optional } = shopID ?? {};
  return { shopID: { ...optional, ...(required && !hasShop && { required }) }, ...others };
}

const LINE_RESULT: FormSchema = {
  type: 'object',
  properties: {
    index: { type: 'number', title: 'Index', help: { description: 'position in the list of lines, from 0' } },
    itemID: { type: 'string', title: 'Item ID' },
    orderLineID: { type: 'string', title: 'Order Line ID' },
    status: { type: 'string', title: 'Status', help: { description: 'one of created, found, failed' } },
    error: { type: 'string', title: 'Error' },
  },
};
