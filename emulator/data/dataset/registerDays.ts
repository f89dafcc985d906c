import type { Maker } from './maker';

/** Closings with counted amounts, and money put into or taken out of the tills. */
export function makeRegisterDays(maker: Maker): void {
  for (const { registerID } of maker.rows('Register')) {
    for (let day = 0; day < 4; day++) {
      const openTime = maker.moment();
      const createTime = maker.moment(openTime);
      const { registerCountID } = maker.add('RegisterCount', {
        registerID,
        openTime,
        createTime,
        notes: '',
        openEmployeeID: 1,
        closeEmployeeID: maker.int(1, maker.size.employees),
      });
      for (const paymentTypeID of [1, 3]) {
        const calculated = maker.int(5_000, 90_000) / 100;
        maker.add('RegisterCountAmount', { registerCountID, paymentTypeID, calculated, actual: calculated });
      }
      maker.add('RegisterWithdraw', {
        registerID,
        amount: day % 2 === 0 ? 150 : -60,
        createTime: openTime,
        notes: day % 2 === 0 ? 'Opening float' : 'Bank',
        employeeID: 1,
        paymentTypeID: 1,
      });
    }
  }
}
