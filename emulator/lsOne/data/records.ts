import type { LocalTime } from '../bodies/dates';
import type { Decimal } from '../bodies/json';

/** An order as it is kept. Texts that are missing are empty. */
export interface Order {
  readonly id: string;
  description: string;
  vendorID: string;
  /** 0 open, 1 closed, 2 partially received, 3 placed. */
  purchaseStatus: number;
  deliveryDate: LocalTime;
  currencyCode: string;
  createdDate: LocalTime;
  orderer: string;
  storeID: string;
  defaultDiscountPercentage: Decimal;
  defaultDiscountAmount: Decimal;
  orderingDate: LocalTime;
  createdFromOmni: boolean;
  templateID: string;
  /** Work on the order until a moment of the clock. */
  processing?: Processing | undefined;
  readonly lines: Map<string, Line>;
  /** Lines that the order ever had: numbers are not used again. */
  lineCount: number;
}

export interface Processing {
  /** 1 compressing, 2 posting, 3 importing, 4 other. */
  readonly status: number;
  readonly untilMs: number;
  /** The order's status when it is over; default: as before. */
  readonly statusAfter?: number | undefined;
}

/** A line as it is kept. */
export interface Line {
  readonly lineNumber: string;
  itemID: string;
  vendorItemID: string;
  unitID: string;
  quantity: Decimal;
  unitPrice: Decimal;
  discountAmount: Decimal;
  discountPercentage: Decimal;
  /** 0 no tax, 1 add tax, 2 tax included. */
  taxCalculationMethod: number;
  pictureID: string;
  omniLineID: string;
  omniTransactionID: string;
}

/** What orders refer to, by id. */
export interface MasterData {
  readonly vendors: ReadonlyMap<string, string>;
  readonly stores: ReadonlyMap<string, string>;
  readonly currencies: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, Item>;
}

export interface Item {
  readonly name: string;
  readonly variantName: string;
  /** Unit of the stock. */
  readonly unitID: string;
  readonly price: Decimal;
  /** Units that can be converted into that of the stock. */
  readonly convertible: readonly string[];
}

export const NEW_ORDER = {
  description: '',
  purchaseStatus: 0,
  orderer: '00000000-0000-0000-0000-000000000000',
  defaultDiscountPercentage: '0',
  defaultDiscountAmount: '0',
  createdFromOmni: false,
  templateID: '',
} as const;

export const NEW_LINE = {
  vendorItemID: '',
  discountAmount: '0',
  discountPercentage: '0',
  taxCalculationMethod: 0,
  pictureID: '',
  omniLineID: '',
  omniTransactionID: '',
} as const;
