import { examples } from '../../runner/examples';
import { componentFunctions, credentialFields } from '../../runner/functions';
import type { PageInfo } from '../protocol';
import { FAULT_SYNTAX } from './emulatedShop';
import { scenarioInfos } from './scenarios';

/** What a secret of the account looks like in the page. An unchanged one is never sent back. */
const MASK = '********';

const SECRET_VIEWS = ['PasswordFieldView', 'OAuthFieldView'];

export const pageInfo = (account: PageInfo['account']): PageInfo => ({
  functions: componentFunctions().map((fn) => {
    const { fields, body = {} } = examples[fn.name] ?? { fields: {} };
    return { ...fn, takesMessage: fn.kind === 'action', example: { cfg: fields, body } };
  }),
  credentials: credentialFields(),
  account,
  scenarios: account.isEmulator ? scenarioInfos : [],
  faultSyntax: FAULT_SYNTAX,
});

/** An account's credential as the page shows it. */
export function shownCredential(stored: Readonly<Record<string, unknown>>): Record<string, string> {
  const shown = credentialFields().flatMap(({ key, viewClass }) => {
    const value = stored[key];
    if (value === undefined || value === '') return [];
    return [[key, SECRET_VIEWS.includes(viewClass) ? MASK : String(value)]];
  });
  return Object.fromEntries(shown);
}

/** The fields of a credential that the page changed. */
export const changedCredentials = (values: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== MASK));
