import { makeContact } from './contacts';
import type { Maker } from './maker';

/** Employees with roles, rights and hours. The first one is the owner, who may do everything. */
export function makeEmployees(maker: Maker): void {
  for (const [role, rights] of Object.entries(ROLES)) {
    const { employeeRoleID } = maker.add('EmployeeRole', { name: role });
    for (const name of rights) {
      maker.add('EmployeeRight', { name, employeeRoleID });
    }
  }
  for (let number = 1; number <= maker.size.employees; number++) {
    makeEmployee(maker, number);
  }
}

const ROLES: Readonly<Record<string, readonly string[]>> = {
  Owner: ['admin', 'register', 'reports', 'product_cost', 'inventory_base'],
  Sales: ['register', 'customers', 'inventory_read'],
  Mechanic: ['workbench', 'inventory_read'],
};

function makeEmployee(maker: Maker, number: number): void {
  const { faker, chance } = maker;
  const { employeeID } = maker.add('Employee', {
    firstName: faker.person.firstName(),
    lastName: faker.person.lastName(),
    accessPin: faker.string.numeric(4),
    archived: number > 4 && number === maker.size.employees,
    contactID: makeContact(maker),
    employeeRoleID: number === 1 ? 1 : 2 + (number % 2),
    limitToShopID: 0,
    lastShopID: 1,
    lastRegisterID: 1,
    systemUserID: 40_000 + number,
    timeStamp: maker.moment(),
  });
  if (number === 2) {
    maker.add('EmployeeRight', { name: 'register_refund', employeeID });
  }
  for (let day = 0; day < 3; day++) {
    const checkIn = maker.moment();
    const isOver = chance(90);
    maker.add('EmployeeHours', {
      employeeID,
      shopID: maker.int(1, maker.size.shops),
      checkIn,
      checkOut: isOver ? maker.moment(checkIn) : undefined,
    });
  }
}
