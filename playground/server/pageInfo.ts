import { examples } from '../../runner/examples';
import { componentFunctions, credentialFields } from '../../runner/functions';
import type { FunctionInfo, PageInfo } from '../protocol';
import { FAULT_SYNTAX } from './emulatedShop';
import { scenarioInfos } from './scenarios';
import { systemExamples } from './systemExamples';

/** What a secret of the account looks like in the page. An unchanged one is never sent back. */
const MASK = '********';

const SECRET_VIEWS = ['PasswordFieldView', 'OAuthFieldView'];

/** @param fileUrl link of a file that Upload Image can read */
export const pageInfo = (account: PageInfo['account'], fileUrl: string): PageInfo => ({
  functions: componentFunctions().map((fn) => ({
    ...fn,
    takesMessage: fn.kind === 'action',
    examples: examplesOf(fn.name, fileUrl),
    hint: examples[fn.name]?.attach ? FILE_HINT : '',
  })),
  credentials: credentialFields(),
  account,
  scenarios: account.isEmulator ? scenarioInfos : [],
  faultSyntax: FAULT_SYNTAX,
});

const FILE_HINT =
  'The link in the example leads to the logo of this component, as an attachment of the platform. Any https link to a JPEG, PNG or GIF will do.';

function examplesOf(name: string, fileUrl: string): FunctionInfo['examples'] {
  const all = Object.entries({ retail: examples, ...systemExamples }).flatMap(([system, { [name]: example }]) => {
    if (!example) return [];
    const { fields, body, attach } = { attach: undefined, ...example };
    return [[system, { cfg: fields, body: { ...(attach && { url: fileUrl }), ...body } }] as const];
  });
  return Object.fromEntries(all);
}

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
