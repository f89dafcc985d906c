import { caption, type FormSchema } from '../../../../forms/fieldSchema';
import type { Forms } from '../../../services';

/** The forms of inventory quantities, of the message and of the result. */
export const stockForms = (): Forms => ({
  in: {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        title: 'Items',
        required: true,
        items: { type: 'object', properties: REQUESTED },
        help: { description: TRACKING },
      },
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

/** Traps of the vendor's page Inventoried Items: tracking is off by default, and the quantity is no difference. */
const TRACKING =
  'items whose flag isInventoryTrackingEnabled is false, which is the default, may take a quantity without any effect for merchants';

type Properties = Readonly<Record<string, FormSchema>>;

const REQUESTED: Properties = {
  id: { type: 'string', required: true, ...caption('id', 'UUID of the item on the platform; not its vendorSku') },
  quantity: {
    type: 'number',
    required: true,
    ...caption('quantity', 'how many are available now (on hand less reserved), no difference; a whole number from 0'),
  },
};

const RESULT: Properties = {
  index: { type: 'number', ...caption('index', 'position in the list of items, from 0') },
  id: { type: 'string', title: 'ID' },
  quantity: { type: 'number', title: 'Quantity' },
  status: { type: 'string', ...caption('status', 'set (the platform accepted it) or failed') },
  error: { type: 'string', title: 'Error' },
};
