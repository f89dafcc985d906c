/** table -> the other spelling -> the name under which the vendor's samples send the field. Both can be searched by. */
export const spellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CCCharge: { response: 'rawResponse' },
  ItemShop: { onWorkOrder: 'onWorkorder' },
  OrderShipmentItem: { description: 'itemDescription' },
  ProcessingFee: {
    variablePct: 'variablePercent',
    interchangeFeesVariablePct: 'interchangeFeesVariablePercent',
    schemeFeesVariablePct: 'schemeFeesVariablePercent',
  },
  Sale: { updateTime: 'updatetime' },
};

/** `hide`: accepted in requests, never answered. `drop`: in a field table, but in no sample and of no known content. */
export const unsentFields: Readonly<
  Record<string, { readonly hide?: readonly string[]; readonly drop?: readonly string[] }>
> = {
  Employee: { hide: ['accessPin'] },
  SaleLine: { hide: ['requireFullReservation'], drop: ['note'] },
  TaxClass: { drop: ['SaleLines', 'Items'] },
};
