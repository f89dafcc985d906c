import { groupBy, isObject } from '../../../../util/collections';
import { appendMessage, InputError } from '../../../../util/errors';
import { throwIfInvalid } from '../../../../util/issues';
import type { StockMethod } from '../../../services';
import { session } from '../../catalogue/session';
import type { RetailClient } from '../../client/request';
import type { ParentContext } from '../../system';
import { findItems } from '../items/findItems';
import { countShop, INCOMPLETE } from './countShop';
import { setDirectly } from './setDirectly';
import type { StockInput } from './stockInput';
import { failedResult, type ResolvedStockLine, type StockLineLookup, type StockResult } from './stockResults';

export interface StockOutcome {
  /** In the order of the message. */
  readonly results: readonly StockResult[];
  readonly succeeded: number;
  readonly failed: number;
}

export interface StockOptions {
  readonly method: StockMethod;
  /** Of the counts; the same when the message comes again. */
  readonly countName: string;
}

/**
 * Sets the stock of items in shops. An item that cannot be found or set does not stop the others, but for those that are
 * counted together with it.
 *
 * @returns undefined when the time was up before all shops were counted
 * @throws InputError before anything is written, when an item comes twice for the same shop
 */
export async function setStock(
  input: StockInput,
  { method, countName }: StockOptions,
  context: ParentContext,
): Promise<StockOutcome | undefined> {
  const lines = await findItems(context.system, input.items);
  rejectDuplicates(lines);
  const results = method === 'direct' ? await direct(lines, context) : await counted(lines, input, countName, context);
  if (!results) return undefined;
  const succeeded = results.filter(({ status }) => status === 'set').length;
  return {
    results: [...results].sort((a, b) => a.index - b.index),
    succeeded,
    failed: results.length - succeeded,
  };
}

const isResolved = (line: StockLineLookup): line is StockLineLookup & ResolvedStockLine => line.itemID !== undefined;

const unresolvedResults = (lines: readonly StockLineLookup[]): StockResult[] =>
  lines.flatMap((line) => (line.issue === undefined ? [] : [failedResult(line, line.issue)]));

const direct = async (
  lines: readonly StockLineLookup[],
  { system, deadline }: ParentContext,
): Promise<StockResult[]> => [
  ...unresolvedResults(lines),
  ...(await setDirectly(lines.filter(isResolved), system, deadline)),
];

async function counted(
  lines: readonly StockLineLookup[],
  input: StockInput,
  name: string,
  context: ParentContext,
): Promise<StockResult[] | undefined> {
  const results: StockResult[] = [];
  const employeeID = input.employeeID ?? (await ownEmployee(context.system.client));
  for (const [shopID, ofShop] of groupBy(lines, (line) => line.shopID)) {
    const ready = ofShop.filter(isResolved);
    // Without all of its items a count would not be reconciled: it is not begun.
    const done =
      ready.length < ofShop.length
        ? [...unresolvedResults(ofShop), ...ready.map((line) => failedResult(line, INCOMPLETE))]
        : await countShop({ name, shopID, employeeID, lines: ready }, context)
            .catch(refusedCount(ready))
            .catch(afterShops(results));
    if (!done) return undefined;
    for (const each of done) results.push(each);
  }
  return results;
}

/** A count that cannot be made does not stop those of other shops. */
const refusedCount =
  (lines: readonly (StockLineLookup & ResolvedStockLine)[]) =>
  (error: unknown): StockResult[] => {
    if (!(error instanceof InputError)) throw error;
    return lines.map((line) => failedResult(line, `not set: ${error.message}`));
  };

/** Tells which shops were done when an error ends the run. */
const afterShops = (results: readonly StockResult[]) => (error: unknown) => {
  const shops = new Set(results.filter(({ status }) => status === 'set').map(({ shopID }) => shopID));
  if (!(error instanceof Error) || shops.size === 0) throw error;
  throw appendMessage(error, `The stock of shop ${[...shops].join(', ')} was set before.`);
};

function rejectDuplicates(lines: readonly StockLineLookup[]): void {
  const groups = [...groupBy(lines.filter(isResolved), ({ itemID, shopID }) => `${itemID} ${shopID}`).values()];
  const issues = groups
    .filter((group) => group.length > 1)
    .map((group) => `items ${positions(group)} are the same item in the same shop`);
  throwIfInvalid(issues, 'No stock was set.');
}

/** `1 and 3`, from 1; of a long list its first ones and how many more there are. */
function positions(lines: readonly StockLineLookup[]): string {
  const first = lines.slice(0, MAX_POSITIONS).map(({ index }) => index + 1);
  const more = lines.length - first.length;
  return [...first, ...(more > 0 ? [`${more} more`] : [])].join(' and ');
}

const MAX_POSITIONS = 5;

/** The employee who authenticated the credential. Source: vendor's page Session. */
async function ownEmployee(client: RetailClient): Promise<string> {
  const { body } = await client.send({ method: 'GET', path: session.path, costDrips: 1, repeat: 'always' });
  const employeeID = isObject(body) ? body['employeeID'] : undefined;
  if (!employeeID || String(employeeID) === '0') {
    throw new InputError(
      '"employeeID" is required: Lightspeed does not tell which employee this credential belongs to.',
    );
  }
  return String(employeeID);
}
