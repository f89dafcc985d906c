import { getOwn } from '../../../../util/collections';
import { InputError } from '../../../../util/errors';
import type { OperationInfo, OperationService } from '../../../services';
import type { RetailClient } from '../../client/request';
import type { Operation } from './operation';
import { operationForm, operationResult } from './operationForm';
import { retailOperations } from './operations';
import { runOperation } from './runOperation';

export const operationService = (client: RetailClient): OperationService => ({
  async run(name, body) {
    const operation = getOwn(retailOperations, name);
    if (!operation) throw new InputError(`The operation ${name} does not exist.`);
    return runOperation(client, operation, body);
  },
});

const infoOf = (operation: Operation): OperationInfo => ({
  label: operation.risk ? `${operation.label} (${operation.risk})` : operation.label,
  answers: operation.resultEntity,
  forms: () => ({ in: operationForm(operation), out: operationResult(operation) }),
});

/** What is known of the operations without a connection, in the order of their list. */
export const operationInfos: Readonly<Record<string, OperationInfo>> = Object.fromEntries(
  Object.values(retailOperations).map((operation) => [operation.name, infoOf(operation)]),
);
