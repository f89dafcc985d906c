import { expect } from 'chai';
import { cents, lineTotals, saleTotals } from '../../../emulator/data/totals';

const taxed = { tax: true, tax1Rate: 0.05, tax2Rate: 0.09975, unitQuantity: 1 };

function total(lines: Record<string, unknown>[], payments: Record<string, unknown>[] = [], discountPercent = 0) {
  return saleTotals(
    lines.map((line) => ({ ...line, ...lineTotals(line, discountPercent) })),
    payments,
  );
}

describe('Totals of emulated sales', () => {
  it('agree with the vendor’s tutorial: 9.99 and 20 at 5 % and 9.975 %', () => {
    const sale = total([
      { ...taxed, unitPrice: 9.99 },
      { ...taxed, unitPrice: 20 },
    ]);
    expect(sale).to.deep.include({ calcSubtotal: 29.99, calcTax1: 1.5, calcTax2: 2.99, total: 34.48, balance: 34.48 });
    expect(lineTotals({ ...taxed, unitPrice: 9.99 }, 0)['calcTotal']).to.equal(11.4860025);
  });

  it('leave untaxed lines untaxed', () => {
    expect(total([{ ...taxed, tax: false, unitPrice: 10 }])).to.deep.include({
      total: 10,
      calcNonTaxable: 10,
      calcTaxable: 0,
    });
  });

  it('take line discounts before the sale’s discount, both before tax', () => {
    const line = { tax: true, tax1Rate: 0.1, tax2Rate: 0, unitQuantity: 2, unitPrice: 50, discountPercent: 0.1 };
    expect(total([line], [], 0.5)).to.deep.include({ calcSubtotal: 100, calcDiscount: 55, calcTax1: 4.5, total: 49.5 });
  });

  it('balance against live payments, tips aside', () => {
    const payments = [
      { amount: 12, tipAmount: 2 },
      { amount: 99, archived: true },
    ];
    expect(total([{ unitQuantity: 1, unitPrice: 10 }], payments)).to.deep.include({
      calcPayments: 12,
      calcTips: 2,
      balance: 0,
    });
  });

  it('round to cents away from binary noise', () => {
    expect([1.005, 2.675, -1.005, 0.1 + 0.2, -0.001].map(cents)).to.deep.equal([1.01, 2.68, -1.01, 0.3, 0]);
  });
});
