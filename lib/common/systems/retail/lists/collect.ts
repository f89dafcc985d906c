import type { Page, VendorRecord } from '../../system';

/** All records of a list that is known to be small. */
export async function collect(pages: AsyncIterable<Page>): Promise<VendorRecord[]> {
  const records: VendorRecord[] = [];
  for await (const page of pages) records.push(...page.records);
  return records;
}
