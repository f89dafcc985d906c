import { caption, type FormSchema } from '../../../../forms/fieldSchema';
import type { Forms, StockMethod } from '../../../services';
import { itemNames } from '../items/itemName';

/**
 * The forms of the stock of items, of the message and of the result.
 *
 * @param hasShop the step names the shop of items that do not
 */
export const stockForms = (method: StockMethod, hasShop: boolean): Forms => ({
  in: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        title: 'Items',
        required: true,
        items: { type: 'object', properties: { ...itemNames(), ...requestedStock(hasShop) } },
      },
      ...(method === 'count' && OF_COUNT),
    },
  },
  out: {
    type: 'object',
    properties: {
      results: { type: 'array', title: 'Results', items: { type: 'object', properties: RESULT } },
      succeeded: { type: 'number', title: 'Succeeded' },
      failed: { type: 'number', title: 'Failed' },
    },
  },
});

type Properties = Readonly<Record<string, FormSchema>>;

const requestedStock = (hasShop: boolean): Properties => ({
  shopID: { type: 'string', ...(!hasShop && { required: true }), ...caption('shopID', 'id of a Shop') },
  quantity: { type: 'number', required: true, ...caption('quantity', 'how many are to be in stock; a whole number') },
});

const OF_COUNT: Properties = {
  name: {
    type: 'string',
    ...caption(
      'name',
      'of the count, used once only: a repeated message finds its count by it. Default: made from the id of the message',
    ),
  },
  employeeID: {
    type: 'string',
    ...caption('employeeID', 'id of the Employee who counted. Default: the one who authenticated the credential'),
  },
};

const RESULT: Properties = {
  index: { type: 'number', ...caption('index', 'position in the list of items, from 0') },
  itemID: { type: 'string', title: 'Item ID' },
  shopID: { type: 'string', title: 'Shop ID' },
  quantity: { type: 'number', title: 'Quantity' },
  status: { type: 'string', ...caption('status', 'set or failed') },
  inventoryCountID: { type: 'string', ...caption('inventoryCountID', 'the count that it was set by') },
  error: { type: 'string', title: 'Error' },
};
