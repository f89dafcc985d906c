import type { Row } from '../row';
import { cents } from '../totals';
import type { Maker } from './maker';

const CASH = 1;
const CARD = 3;

/** Payments that add up to the total: one, or a card and cash. Cards bring charges, some fees and signatures. */
export function makeTender(maker: Maker, sale: Row, total: number): Row[] {
  const onCard = maker.chance(12) ? cents(total / 2) : maker.chance(60) ? total : 0;
  const inCash = cents(total - onCard);
  return [
    ...(onCard === 0 ? [] : [payByCard(maker, sale, onCard)]),
    ...(inCash === 0 && onCard !== 0 ? [] : [pay(maker, sale, inCash, { paymentTypeID: CASH })]),
  ];
}

function pay(maker: Maker, sale: Row, amount: number, fields: Row): Row {
  return maker.add('SalePayment', {
    amount,
    saleID: sale['saleID'],
    registerID: sale['registerID'],
    employeeID: sale['employeeID'],
    createTime: sale['completeTime'],
    timeStamp: sale['completeTime'],
    ...fields,
  });
}

function payByCard(maker: Maker, sale: Row, amount: number): Row {
  const { faker, add, int, chance } = maker;
  const { ccChargeID } = add('CCCharge', {
    gatewayTransID: faker.string.alphanumeric(12),
    xnum: faker.string.numeric(4),
    amount,
    authCode: faker.string.alphanumeric({ length: 6, casing: 'upper' }),
    saleID: sale['saleID'],
    entryMethod: 'CHIP',
    cardholderName: faker.person.fullName(),
    cardType: maker.pick(['VISA', 'MASTERCARD', 'AMEX']),
    isDebit: chance(40),
    timeStamp: sale['completeTime'],
  });
  const payment = pay(maker, sale, amount, { paymentTypeID: CARD, ccChargeID, paymentID: `ch_${int(1e6, 1e7)}` });
  if (Number(ccChargeID) % 4 === 1) {
    makeFee(maker, payment);
  }
  if (Number(ccChargeID) % 10 === 1) {
    const { salePaymentID, createTime } = payment;
    add('SalePaymentSignature', { salePaymentID, createTime, filePath: `/signatures/${salePaymentID}.pdf` });
  }
  return payment;
}

function makeFee(maker: Maker, { salePaymentID, amount, createTime }: Row): void {
  maker.add('ProcessingFee', {
    salePaymentID,
    processingFeeRef: `fee_${salePaymentID}`,
    processor: 'STRIPE',
    amount,
    fixedFee: 0.1,
    variableFee: cents(Number(amount) * 0.026),
    variablePercent: 2.6,
    processingTime: createTime,
    createTime,
    updateTime: createTime,
  });
}
