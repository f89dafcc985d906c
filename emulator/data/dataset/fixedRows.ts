import type { Row } from '../row';

/** Records that every generated shop has. */
export interface FixedRows {
  readonly table: string;
  /** Times that a record gets: of its last change, or of its creation as well. */
  readonly times?: 'changed' | 'created';
  readonly rows: readonly Row[];
}

const named = (...names: readonly string[]): Row[] => names.map((name) => ({ name }));

const DENOMINATIONS = [
  { name: 'Penny', value: 0.01, significant: true },
  { name: 'Quarter', value: 0.25, significant: true },
  { name: '$1', value: 1, significant: true },
  { name: '$20', value: 20, significant: true },
];
const LOCALE = {
  currencyPrecision: 2,
  CurrencyDenominations: { CurrencyDenomination: DENOMINATIONS },
  currencySymbol: '$',
};
const ATTRIBUTES = { attributeName2: '', attributeName3: '', system: true, archived: false };

/** In the order in which they are made: ids and times follow from it. */
export const fixedRows: readonly FixedRows[] = [
  {
    table: 'Option',
    rows: [
      { name: 'cost_method', value: 'average' },
      { name: 'locale', value: 'United States' },
      { name: 'currency_code', value: 'USD' },
      { name: 'tax_pricing', value: 'exclusive' },
      { name: 'date_format', value: 'm/d/Y' },
      { name: 'label_size', value: '2.25x1.25' },
      { name: 'billing_percent_due', value: '1.0E-8' },
      { name: 'receipt_footer', value: '' },
    ],
  },
  {
    table: 'CurrencyRate',
    times: 'created',
    rows: [
      { currencyCode: 'EUR', rate: 1.09 },
      { currencyCode: 'CAD', rate: 0.735 },
    ],
  },
  {
    table: 'Locale',
    rows: [
      {
        ...LOCALE,
        name: 'United States',
        country: 'United States',
        countryCode: 'US',
        states: 'CA,NY,OR,TX,WA',
        currencyCode: 'USD',
        cashRoundingPrecision: 0.01,
        languageTag: 'en_US',
        dateFormat: 'm/d/Y',
        datetimeFormat: 'm/d/Y g:i a',
        taxName1: 'Sales Tax',
      },
      {
        ...LOCALE,
        name: 'Canada (Quebec)',
        country: 'Canada',
        countryCode: 'CA',
        states: 'QC',
        currencyCode: 'CAD',
        cashRoundingPrecision: 0.05,
        languageTag: 'fr_CA',
        dateFormat: 'Y-m-d',
        datetimeFormat: 'Y-m-d H:i',
        taxName1: 'GST',
        taxName2: 'QST',
      },
    ],
  },
  {
    table: 'PriceLevel',
    rows: [
      { name: 'Default', type: 'fixed', canBeArchived: false, Calculation: '' },
      { name: 'MSRP', type: 'fixed', canBeArchived: false, Calculation: '' },
      { name: 'Online', type: 'fixed', canBeArchived: true, Calculation: '' },
    ],
  },
  {
    table: 'ItemAttributeSet',
    rows: [
      { ...ATTRIBUTES, name: 'Color/Size', attributeName1: 'Color', attributeName2: 'Size' },
      { ...ATTRIBUTES, name: 'Size', attributeName1: 'Size' },
      { ...ATTRIBUTES, name: 'Color', attributeName1: 'Color' },
      {
        ...ATTRIBUTES,
        name: '3 Attributes',
        attributeName1: 'Attribute 1',
        attributeName2: 'Attribute 2',
        attributeName3: 'Attribute 3',
      },
    ],
  },
  { table: 'Season', rows: named('Spring', 'Summer', 'Autumn', 'Winter') },
  { table: 'Department', rows: named('Hard goods', 'Soft goods') },
  { table: 'TagGroup', rows: named('Promotion', 'Material') },
  { table: 'Tag', rows: named('sale', 'new', 'clearance', 'staffpick', 'vip', 'wholesale', 'organic', 'gift') },
  {
    table: 'Industry',
    rows: [
      { name: 'Bicycles', enabled: true },
      { name: 'Apparel', enabled: false },
      { name: 'Sporting Goods', enabled: false },
      { name: 'Jewellery', enabled: false },
      { name: 'Pet Supplies', enabled: false },
    ],
  },
  {
    table: 'WorkorderStatus',
    rows: [
      { name: 'Open', systemValue: 'open', sortOrder: '0', htmlColor: '' },
      { name: 'Estimate', systemValue: 'estimate', sortOrder: '1', htmlColor: '' },
      { name: 'Waiting', systemValue: 'waiting', sortOrder: '2', htmlColor: '' },
      { name: 'Finished', systemValue: 'finished', sortOrder: '3', htmlColor: '' },
      { name: 'Done & Paid', systemValue: 'paid', sortOrder: '4', htmlColor: '' },
      { name: 'Parts ordered', systemValue: '', sortOrder: '5', htmlColor: '' },
    ],
  },
  { table: 'TaxClass', times: 'changed', rows: named('Item', 'Labor', 'Clothing') },
  {
    table: 'TaxCategory',
    times: 'changed',
    rows: [
      { tax1Name: 'Sales Tax', tax1Rate: 0.08, tax2Name: '', tax2Rate: 0 },
      { tax1Name: 'GST', tax1Rate: 0.05, tax2Name: 'QST', tax2Rate: 0.09975 },
      { tax1Name: 'Exempt', tax1Rate: 0, tax2Name: '', tax2Rate: 0 },
    ],
  },
  {
    table: 'TaxCategoryClass',
    times: 'changed',
    rows: [
      // Clothing is taxed at half the rate in the first category.
      { taxCategoryID: 1, taxClassID: 3, tax1Rate: 0.04, tax2Rate: 0 },
      { taxCategoryID: 2, taxClassID: 2, tax1Rate: 0, tax2Rate: 0 },
    ],
  },
  {
    table: 'Discount',
    times: 'created',
    rows: [
      { name: '10% off', discountPercent: 0.1, sourceID: 2 },
      { name: 'Club member', discountPercent: 0.05, requireCustomer: true, sourceID: 2 },
      { name: '$5 off', discountAmount: 5, sourceID: 2 },
      { name: 'Staff', discountPercent: 0.25, requireCustomer: true, sourceID: 2 },
      { name: 'Grand opening', discountPercent: 0.15, archived: true, sourceID: 2 },
    ],
  },
  {
    table: 'CustomerType',
    rows: [
      { name: 'Walk-in' },
      { name: 'Club', discountID: 2 },
      { name: 'Wholesale', discountID: 1, taxCategoryID: 3 },
    ],
  },
  {
    table: 'PaymentType',
    // The tutorials use 1 for cash, 4 for credit accounts and 5 for gift cards.
    rows: [
      { name: 'Cash', type: 'cash', internalReserved: true, requireCustomer: false },
      { name: 'eCom', type: 'ecom', internalReserved: true, requireCustomer: false },
      { name: 'Credit Card', type: 'credit card', internalReserved: true, requireCustomer: false },
      { name: 'Credit Account', type: 'credit account', internalReserved: true, requireCustomer: true },
      { name: 'Gift Card', type: 'gift card', internalReserved: true, requireCustomer: false },
      { name: 'Adjustment', type: 'adjustment', internalReserved: true, requireCustomer: false },
      { name: 'Check', type: 'user defined', refundAsPaymentTypeID: 1 },
      { name: 'Travel voucher', type: 'user defined', archived: true },
    ],
  },
];
