import type { Options } from '../common/forms/selects';
import { chosenOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import { formsOf, serviceOf } from '../common/platform/services';
import type { Session } from '../common/platform/session';
import type { Forms, OperationInfo } from '../common/systems/services';
import { textField } from '../common/util/given';

/** Runs the chosen operation and emits the system's answer. */
export async function runChosenOperation(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const { answers, name } = chosenOperation(cfg);
  const record = await serviceOf(session, 'operations').run(name, msg.body);
  await emitRecord(session, answers, record);
  session.stats.records++;
}

function chosenOperation(cfg: Cfg): OperationInfo & { readonly name: string } {
  const name = textField(cfg['operation']);
  const operation = chosenOf('Operation', name, formsOf(cfg, 'operations'));
  return { ...operation, name: name ?? '' };
}

const run = inSession(runChosenOperation);

export { run as process };

/** In the order of the list, where related operations are together. */
export async function getOperations(cfg: Cfg): Promise<Options> {
  return Object.fromEntries(Object.entries(formsOf(cfg, 'operations')).map(([name, { label }]) => [name, label]));
}

export async function getMetaModel(cfg: Cfg): Promise<Forms> {
  return chosenOperation(cfg).forms();
}
