import type { Maker } from './maker';

/** What an account has before it trades: its own record, options, locales, price levels, tags and the like. */
export function makeSettings(maker: Maker): void {
  makeAccount(maker);
  makeLocales(maker);
  for (const [index, name] of PRICE_LEVELS.entries()) {
    maker.add('PriceLevel', { name, type: 'fixed', canBeArchived: index > 1, Calculation: '' });
  }
  for (const [name, attributeName1, attributeName2 = '', attributeName3 = ''] of ATTRIBUTE_SETS) {
    maker.add('ItemAttributeSet', {
      name,
      attributeName1,
      attributeName2,
      attributeName3,
      system: true,
      archived: false,
    });
  }
  addNames(maker, 'Season', ['Spring', 'Summer', 'Autumn', 'Winter']);
  addNames(maker, 'Department', ['Hard goods', 'Soft goods']);
  addNames(maker, 'TagGroup', ['Promotion', 'Material']);
  addNames(maker, 'Tag', ['sale', 'new', 'clearance', 'staffpick', 'vip', 'wholesale', 'organic', 'gift']);
  addNames(maker, 'Industry', ['Bicycles', 'Apparel', 'Sporting Goods', 'Jewellery', 'Pet Supplies'], {
    enabled: false,
  });
  maker.store.table('Industry').update(maker.rows('Industry')[0] ?? {}, { enabled: true });
  for (const [index, [name, systemValue]] of WORKORDER_STATUSES.entries()) {
    maker.add('WorkorderStatus', { name, systemValue, sortOrder: String(index), htmlColor: '' });
  }
}

const PRICE_LEVELS = ['Default', 'MSRP', 'Online'];

const ATTRIBUTE_SETS: readonly (readonly [string, string, string?, string?])[] = [
  ['Color/Size', 'Color', 'Size'],
  ['Size', 'Size'],
  ['Color', 'Color'],
  ['3 Attributes', 'Attribute 1', 'Attribute 2', 'Attribute 3'],
];

const WORKORDER_STATUSES = [
  ['Open', 'open'],
  ['Estimate', 'estimate'],
  ['Waiting', 'waiting'],
  ['Finished', 'finished'],
  ['Done & Paid', 'paid'],
  ['Parts ordered', ''],
] as const;

const OPTIONS: Readonly<Record<string, string>> = {
  cost_method: 'average',
  locale: 'United States',
  currency_code: 'USD',
  tax_pricing: 'exclusive',
  date_format: 'm/d/Y',
  label_size: '2.25x1.25',
  billing_percent_due: '1.0E-8',
  receipt_footer: '',
};

function addNames(maker: Maker, table: string, names: readonly string[], fields = {}): void {
  for (const name of names) {
    maker.add(table, { name, ...fields });
  }
}

function makeAccount(maker: Maker): void {
  maker.add('Account', {
    accountID: Number(maker.accountID),
    name: 'Harbour Street Cycles',
    status: 'active',
    employeeCount: maker.size.employees,
    employeeLimit: maker.size.employees + 4,
    uniqueSubscriptionIdentifier: maker.faker.string.alphanumeric({ length: 9, casing: 'upper' }),
    defaultCurrency: { code: 'USD', symbol: '$' },
    purchasingCurrencies: {
      purchasingCurrency: [
        { code: 'USD', symbol: '$', rate: 1 },
        { code: 'EUR', symbol: '€', rate: 1.09 },
      ],
    },
  });
  for (const [name, value] of Object.entries(OPTIONS)) {
    maker.add('Option', { name, value });
  }
  for (const [currencyCode, rate] of [
    ['EUR', 1.09],
    ['CAD', 0.735],
  ] as const) {
    const createTime = maker.moment();
    maker.add('CurrencyRate', { currencyCode, rate, createTime, timeStamp: maker.moment(createTime) });
  }
}

const DENOMINATIONS = [
  { name: 'Penny', value: 0.01, significant: true },
  { name: 'Quarter', value: 0.25, significant: true },
  { name: '$1', value: 1, significant: true },
  { name: '$20', value: 20, significant: true },
];

function makeLocales({ add }: Maker): void {
  const common = { currencyPrecision: 2, CurrencyDenominations: { CurrencyDenomination: DENOMINATIONS } };
  add('Locale', {
    ...common,
    name: 'United States',
    country: 'United States',
    countryCode: 'US',
    states: 'CA,NY,OR,TX,WA',
    currencySymbol: '$',
    currencyCode: 'USD',
    cashRoundingPrecision: 0.01,
    languageTag: 'en_US',
    dateFormat: 'm/d/Y',
    datetimeFormat: 'm/d/Y g:i a',
    taxName1: 'Sales Tax',
  });
  add('Locale', {
    ...common,
    name: 'Canada (Quebec)',
    country: 'Canada',
    countryCode: 'CA',
    states: 'QC',
    currencySymbol: '$',
    currencyCode: 'CAD',
    cashRoundingPrecision: 0.05,
    languageTag: 'fr_CA',
    dateFormat: 'Y-m-d',
    datetimeFormat: 'Y-m-d H:i',
    taxName1: 'GST',
    taxName2: 'QST',
  });
}
