import { caption, type FormSchema } from '../../../../forms/fieldSchema';
import { recordSchema } from '../../../../forms/metadata';
import { refSchema } from '../../../../forms/writeSchema';
import { readRef } from '../../../../model/recordInput';
import { getOwn } from '../../../../util/collections';
import { InputError } from '../../../../util/errors';
import type { OperationInfo, OperationService } from '../../../services';
import { lsOneCatalogue } from '../../catalogue';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { POST, POST_AND_RECEIVE, type PostKind } from '../posting/postKinds';
import { type PostContext, postOrder } from '../posting/postOrder';

/** By their names in flows, which are never renamed. */
const OPERATIONS: Readonly<Record<string, PostKind>> = {
  PurchaseOrderPost: POST,
  PurchaseOrderPostAndReceive: POST_AND_RECEIVE,
};

/** The operations of LS One. Their message names an order, and may hold all of it as it was read. */
export const operationService = (context: PostContext): OperationService => ({
  async run(name, body) {
    const kind = getOwn(OPERATIONS, name);
    if (!kind) throw new InputError(`The operation ${name} does not exist.`);
    const { id } = readRef(lsOneCatalogue, purchaseOrder, body);
    return { ...(await postOrder(kind, id, context)) };
  },
});

const infoOf = ({ label, risk, outcome, codes }: PostKind): OperationInfo => ({
  label: `${label} (${risk})`,
  answers: purchaseOrder,
  forms: () => ({
    in: refSchema(lsOneCatalogue, purchaseOrder),
    out: {
      type: 'object',
      properties: {
        outcome: { type: 'string', ...caption('outcome', `one of ${outcome}, alreadyPosted`) },
        code: { ...codes.form, ...caption('code', codes.help) },
        order: { ...recordSchema(lsOneCatalogue, purchaseOrder), title: 'Purchase Order' } satisfies FormSchema,
      },
    },
  }),
});

/** What is known of the operations without a connection. */
export const operationInfos: Readonly<Record<string, OperationInfo>> = Object.fromEntries(
  Object.entries(OPERATIONS).map(([name, kind]) => [name, infoOf(kind)]),
);
