import type { FormSchema } from '../../../../forms/fieldSchema';
import { recordSchema } from '../../../../forms/metadata';
import { writeSchema } from '../../../../forms/writeSchema';
import { without } from '../../../../model/recordInput';
import type { Forms } from '../../../services';
import { lsOneCatalogue } from '../../catalogue';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { purchaseOrderLine } from '../../catalogue/purchaseOrderLine';

/** The forms of a purchase order with its lines, of the message and of the result. */
export const orderForms = (): Forms => ({
  in: {
    type: 'object',
    properties: {
      ...writeSchema(lsOneCatalogue, purchaseOrder, 'create').properties,
      refNum: { type: 'string', title: 'Ref Num', help: { description: REF_NUM } },
      lines: {
        type: 'array',
        title: 'Lines',
        required: true,
        items: { type: 'object', properties: lineFields() },
      },
    },
  },
  out: {
    type: 'object',
    properties: {
      order: { ...recordSchema(lsOneCatalogue, purchaseOrder), title: 'Purchase Order' },
      lines: { type: 'array', title: 'Lines', items: LINE_RESULT },
      created: { type: 'number', title: 'Lines Created' },
      found: { type: 'number', title: 'Lines Found' },
      failed: { type: 'number', title: 'Lines Failed' },
    },
  },
});

const REF_NUM =
  'your own number of the order, kept in square brackets at the end of its description: a repeated message finds the ' +
  'order by it, the vendor and the store';

/** Without the order that they belong to. */
function lineFields(): Readonly<Record<string, FormSchema>> {
  const { properties = {} } = writeSchema(lsOneCatalogue, purchaseOrderLine, 'create');
  return without(properties, ['purchaseOrderID']) as Readonly<Record<string, FormSchema>>;
}

const LINE_RESULT: FormSchema = {
  type: 'object',
  properties: {
    index: { type: 'number', title: 'Index', help: { description: 'position in the list of lines, from 0' } },
    itemID: { type: 'string', title: 'Item ID' },
    lineNumber: { type: 'string', title: 'Line Number' },
    status: { type: 'string', title: 'Status', help: { description: 'one of created, found, failed' } },
    error: { type: 'string', title: 'Error' },
  },
};
