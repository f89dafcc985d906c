import type { Row } from '../row';
import type { Maker } from './maker';

/** Work orders with labour, parts and pictures. */
export function makeWorkorders(maker: Maker): void {
  const parts = maker.rows('Item').filter((item) => item['itemType'] === 'default');
  for (let number = 1; number <= 15; number++) {
    const workorder = makeWorkorder(maker, number);
    makeLabour(maker, workorder);
    for (let part = 0; part < (number - 1) % 3; part++) {
      makePart(maker, workorder, maker.pick(parts));
    }
    if (number % 4 === 0) {
      makePicture(maker, workorder);
    }
  }
}

function makeWorkorder(maker: Maker, number: number): Row {
  const timeIn = maker.moment();
  return maker.add('Workorder', {
    systemSku: String(250_000_000_000 + number),
    timeIn,
    etaOut: maker.moment(timeIn),
    note: 'Gears slip under load.',
    internalNote: '',
    tax: true,
    archived: number === 15,
    hookIn: `Hook ${number}`,
    saveParts: maker.chance(20),
    customerID: maker.int(1, maker.size.customers),
    employeeID: maker.int(1, maker.size.employees),
    serializedID: maker.rows('Serialized')[number % 5]?.['serializedID'] ?? 0,
    shopID: 1,
    workorderStatusID: maker.int(1, 4),
    discountID: number % 3 === 0 ? 0 : 1,
    timeStamp: maker.moment(timeIn),
  });
}

function makeLabour(maker: Maker, { workorderID, employeeID, discountID, timeStamp }: Row): void {
  maker.add('WorkorderLine', {
    workorderID,
    employeeID,
    note: 'Adjust and test',
    hours: 0,
    minutes: maker.pick([15, 30, 45]),
    unitQuantity: 1,
    approved: true,
    tax: true,
    taxClassID: 2,
    discountID,
    timeStamp,
  });
}

function makePart(
  maker: Maker,
  { workorderID, employeeID, discountID, timeStamp }: Row,
  { itemID, Prices }: Row,
): void {
  const unitPrice = (Prices as Row[])[0]?.['amount'];
  const fields = { workorderID, employeeID, discountID, itemID, unitPrice, unitQuantity: 1, timeStamp };
  maker.add('WorkorderItem', { ...fields, approved: true, tax: true });
}

function makePicture(maker: Maker, { workorderID, timeStamp }: Row): void {
  maker.add('WorkorderImage', {
    workorderID,
    description: 'On arrival',
    filename: `workorder-${workorderID}.jpg`,
    publicID: `workorder${workorderID}`,
    baseImageURL: 'https://res.cloudinary.com/emulator/image/upload/',
    size: maker.int(20_000, 400_000),
    createTime: timeStamp,
    timeStamp,
  });
}
