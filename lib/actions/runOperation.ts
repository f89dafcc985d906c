import type { FormSchema } from '../common/forms/fieldSchema';
import type { Options } from '../common/forms/selects';
import type { Cfg, Message } from '../common/platform/context';
import { stepError, textField } from '../common/platform/fields';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import type { Operation } from '../common/systems/retail/features/operations/operation';
import { operationForm, operationResult } from '../common/systems/retail/features/operations/operationForm';
import { retailOperations } from '../common/systems/retail/features/operations/operations';
import { runOperation } from '../common/systems/retail/features/operations/runOperation';
import { getOwn } from '../common/util/collections';
import { suggestion } from '../common/util/text';

/** Carries out the chosen operation and emits what Lightspeed answers. */
export async function runChosenOperation(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const operation = operationOf(cfg);
  const record = await runOperation(session.system.client, operation, msg.body);
  await emitRecord(session, operation.resultEntity, record);
  session.stats.records++;
}

function operationOf(cfg: Cfg): Operation {
  const name = textField(cfg['operation']) ?? '';
  const operation = getOwn(retailOperations, name);
  if (!operation) {
    const known = Object.keys(retailOperations);
    throw stepError([
      name ? `"Operation" ${name} does not exist${suggestion(name, known)}` : '"Operation" is not chosen',
    ]);
  }
  return operation;
}

const run = inSession(runChosenOperation);

export { run as process };

/** Related ones stand together, in the order of the list. */
export async function getOperations(): Promise<Options> {
  return Object.fromEntries(
    Object.values(retailOperations).map(({ name, label, risk }) => [name, risk ? `${label} (${risk})` : label]),
  );
}

export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const operation = operationOf(cfg);
  return { in: operationForm(operation), out: operationResult(operation) };
}
