/** What single endpoints do differently in shape, as their pages and samples show it. */
export interface EndpointQuirks {
  /** `@attributes` of a list: cursors where nothing is said; a list without cursors comes whole. */
  readonly listAttributes?: 'none' | 'count';
  /** `@attributes` of a write's answer: a count where nothing is said. */
  readonly writeAttributes?: 'cursors';
  /** A DELETE answers `{name, primaryID}` instead of the record. */
  readonly deletesByName?: true;
  /** Relations that come unasked. */
  readonly embeds?: {
    readonly list?: readonly string[];
    readonly single?: readonly string[];
    readonly write?: readonly string[];
  };
  /** Relations that `load_relations=all` loads although the page does not list them. */
  readonly alsoByAll?: readonly string[];
  /** Relations that only a record by id can load. */
  readonly singleOnly?: readonly string[];
}

/** Parts that a record carries wherever it appears: table -> names. */
export const alwaysEmbedded: Readonly<Record<string, readonly string[]>> = {
  Contact: ['Addresses', 'Phones', 'Emails', 'Websites'],
  Item: ['Prices'],
  ItemFee: ['ItemFeeCategories'],
  ItemMatrix: ['Prices'],
};

export const endpointQuirks: Readonly<Record<string, EndpointQuirks>> = {
  CatalogSearch: { listAttributes: 'count', embeds: { list: ['CatalogVendor'] } },
  CurrencyRate: { listAttributes: 'none' },
  Customer: { embeds: { write: ['Contact'] } },
  EmployeeHours: { deletesByName: true },
  InventoryTransfer: {
    embeds: { write: ['SendingShop', 'ReceivingShop', 'CreatedByEmployee'] },
    singleOnly: ['TransferItems'],
  },
  Item: { embeds: { write: ['ItemShops'] } },
  ItemFee: { writeAttributes: 'cursors' },
  Locale: { listAttributes: 'none' },
  Option: { listAttributes: 'none' },
  Order: { embeds: { write: ['Note'] } },
  RegisterCount: { embeds: { write: ['RegisterCountAmounts'] } },
  Sale: { embeds: { write: ['Shop', 'TaxCategory', 'SaleLines', 'SalePayments', 'Customer'] } },
  SaleLine: { embeds: { write: ['SpecialOrder'] } },
  Shop: { embeds: { write: ['Contact'] } },
  Vendor: { alsoByAll: ['Reps'] },
  VendorReturn: { embeds: { list: ['VendorReturnItems'], single: ['Shop', 'Vendor', 'Note'] } },
  Workorder: { deletesByName: true },
  WorkorderWorkorderImage: { deletesByName: true },
  WorkorderWorkorderItem: { deletesByName: true, writeAttributes: 'cursors' },
  WorkorderWorkorderLine: { deletesByName: true },
};
