/** The number of the one account that an answer to `GET Account` names. */
export function accountIn(body: unknown): string | undefined {
  const account = [(body as { Account?: unknown } | undefined)?.Account].flat()[0];
  const accountId = (account as { accountID?: unknown } | undefined)?.accountID;
  return accountId === undefined ? undefined : String(accountId);
}
