import type { Entity } from '../../../../model/entity';
import type { VendorRecord } from '../../../../model/query';
import { without } from '../../../../model/recordInput';
import { ownSpelling } from '../../../../model/spelling';
import { checkInput } from '../../../../model/validateBody';
import { getOwn, isObject } from '../../../../util/collections';
import { isGiven, objectsGiven, textField } from '../../../../util/given';
import { throwIfInvalid } from '../../../../util/issues';
import { suggestion, unknownNames } from '../../../../util/text';
import { lsOneCatalogue } from '../../catalogue';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { purchaseOrderLine } from '../../catalogue/purchaseOrderLine';
import { withTexts } from '../../records/writeRecord';

/** A purchase order as a message asks for it, checked. */
export interface OrderInput {
  /** The message's own number of the order: a repeated message finds the order by it. */
  readonly refNum: string | undefined;
  /** The fields that the order is created with; `description` without the reference number. */
  readonly fields: VendorRecord;
  /** Each an object of its own, without its order. */
  readonly lines: readonly VendorRecord[];
}

type Body = Readonly<Record<string, unknown>>;

/**
 * Reads the message of a new purchase order.
 *
 * @throws InputError naming everything that is wrong with it, lines by their number from 1
 */
export function readOrderInput(message: Body): OrderInput {
  const issues: string[] = [];
  const misspelt = Object.keys(message).filter((name) => !isOrderField(name) && suggestion(name, OWN_NAMES) !== '');
  issues.push(...unknownNames(misspelt, OWN_NAMES));
  const fields = checked(purchaseOrder, without(message, [...OWN_NAMES, ...misspelt]), '', issues);
  const refNum = readRefNum(message['refNum'], issues);
  const lines = objectsGiven(message['lines']);
  if (lines.length === 0) issues.push('"lines" must be a list of at least one line');
  const read = lines.map((line, at) => readLine(line, `line ${at + 1}: `, issues));
  throwIfInvalid(issues);
  return { refNum, fields, lines: read };
}

/** What a message holds beside the fields of the order. */
const OWN_NAMES: readonly string[] = ['lines', 'refNum'];

const isOrderField = (name: string): boolean =>
  getOwn({ ...purchaseOrder.fields, ...purchaseOrder.otherNames }, name) !== undefined;

/** It stands in brackets at the end of the description, where nothing may be taken for it. */
function readRefNum(value: unknown, issues: string[]): string | undefined {
  const refNum = textField(value);
  const isRight = !isGiven(value) || (refNum !== undefined && PLAIN.test(refNum));
  if (!isRight) issues.push('"refNum" must be a text of one line without square brackets');
  return refNum;
}

const PLAIN = /^[^[\]\p{Cc}]+$/u;

function readLine(line: unknown, where: string, issues: string[]): VendorRecord {
  if (!isObject(line)) {
    issues.push(`${where}it must be an object`);
    return {};
  }
  const fields = checked(purchaseOrderLine, line, where, issues);
  if (Number(fields['quantity']) <= 0) issues.push(`${where}"quantity" must be greater than 0`);
  return fields;
}

function checked(entity: Entity, fields: Body, where: string, issues: string[]): VendorRecord {
  const { issues: found, body } = checkInput(lsOneCatalogue, entity, 'create', ownSpelling(entity, fields));
  for (const issue of found) issues.push(where + issue);
  return withTexts(entity, body);
}
