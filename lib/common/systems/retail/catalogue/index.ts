import type { Catalogue } from '../../../model/entity';
import { account } from './account';
import { catalogSearch } from './catalogSearch';
import { catalogVendorItem } from './catalogVendorItem';
import { category } from './category';
import { ccCharge } from './ccCharge';
import { creditAccount } from './creditAccount';
import { currencyRate } from './currencyRate';
import { customer } from './customer';
import { customerCustomField } from './customerCustomField';
import { customerCustomFieldCustomFieldChoice } from './customerCustomFieldCustomFieldChoice';
import { customerType } from './customerType';
import { discount } from './discount';
import { displayTemplateEmployee } from './displayTemplateEmployee';
import { displayTemplateItemAsLabel } from './displayTemplateItemAsLabel';
import { displayTemplateLabel } from './displayTemplateLabel';
import { displayTemplateOrder } from './displayTemplateOrder';
import { displayTemplateOrderLineAsLabel } from './displayTemplateOrderLineAsLabel';
import { displayTemplateRegisterCount } from './displayTemplateRegisterCount';
import { displayTemplateRegisterWithdraw } from './displayTemplateRegisterWithdraw';
import { displayTemplateSale } from './displayTemplateSale';
import { displayTemplateTransfer } from './displayTemplateTransfer';
import { displayTemplateTransferItemAsLabel } from './displayTemplateTransferItemAsLabel';
import { displayTemplateVendorReturn } from './displayTemplateVendorReturn';
import { displayTemplateWorkorder } from './displayTemplateWorkorder';
import { employee } from './employee';
import { employeeHours } from './employeeHours';
import { image } from './image';
import { industry } from './industry';
import { inventoryCount } from './inventoryCount';
import { inventoryCountCalc } from './inventoryCountCalc';
import { inventoryCountItem } from './inventoryCountItem';
import { inventoryCountReconcile } from './inventoryCountReconcile';
import { inventoryLog } from './inventoryLog';
import { inventoryTransfer } from './inventoryTransfer';
import { inventoryTransferTransferItems } from './inventoryTransferTransferItems';
import { item } from './item';
import { itemAttributeSet } from './itemAttributeSet';
import { itemCustomField } from './itemCustomField';
import { itemCustomFieldCustomFieldChoice } from './itemCustomFieldCustomFieldChoice';
import { itemFee } from './itemFee';
import { itemImage } from './itemImage';
import { itemMatrix } from './itemMatrix';
import { itemMatrixImage } from './itemMatrixImage';
import { itemShop } from './itemShop';
import { locale } from './locale';
import { manufacturer } from './manufacturer';
import { option } from './option';
import { order } from './order';
import { orderCustomField } from './orderCustomField';
import { orderCustomFieldCustomFieldChoice } from './orderCustomFieldCustomFieldChoice';
import { orderLine } from './orderLine';
import { orderShipment } from './orderShipment';
import { orderShipmentItem } from './orderShipmentItem';
import { paymentType } from './paymentType';
import { priceLevel } from './priceLevel';
import { processingFee } from './processingFee';
import { quote } from './quote';
import { register } from './register';
import { registerCalculated } from './registerCalculated';
import { registerClose } from './registerClose';
import { registerCount } from './registerCount';
import { registerCountAmount } from './registerCountAmount';
import { registerOpen } from './registerOpen';
import { registerWithdraw } from './registerWithdraw';
import { reportsAccountingDiscountsByDay } from './reportsAccountingDiscountsByDay';
import { reportsAccountingOrdersByTaxClass } from './reportsAccountingOrdersByTaxClass';
import { reportsAccountingPaymentsByDay } from './reportsAccountingPaymentsByDay';
import { reportsAccountingTaxClassSalesByDay } from './reportsAccountingTaxClassSalesByDay';
import { reportsAccountingTaxesByDay } from './reportsAccountingTaxesByDay';
import { sale } from './sale';
import { saleEmailReceipt } from './saleEmailReceipt';
import { saleLine } from './saleLine';
import { salePayment } from './salePayment';
import { salePaymentSalePaymentSignature } from './salePaymentSalePaymentSignature';
import { saleRefund } from './saleRefund';
import { saleSaleLine } from './saleSaleLine';
import { saleVoid } from './saleVoid';
import { season } from './season';
import { serialized } from './serialized';
import { session } from './session';
import { shipment } from './shipment';
import { shipmentItem } from './shipmentItem';
import { shipTo } from './shipTo';
import { shop } from './shop';
import { specialOrder } from './specialOrder';
import { tag } from './tag';
import { tagGroup } from './tagGroup';
import { taxCategory } from './taxCategory';
import { taxCategoryClass } from './taxCategoryClass';
import { taxClass } from './taxClass';
import { transfer } from './transfer';
import { transferItem } from './transferItem';
import { vendor } from './vendor';
import { vendorReturn } from './vendorReturn';
import { workorder } from './workorder';
import { workorderCheckout } from './workorderCheckout';
import { workorderClone } from './workorderClone';
import { workorderItem } from './workorderItem';
import { workorderLine } from './workorderLine';
import { workorderStatus } from './workorderStatus';
import { workorderWorkorderImage } from './workorderWorkorderImage';
import { workorderWorkorderItem } from './workorderWorkorderItem';
import { workorderWorkorderLine } from './workorderWorkorderLine';

/**
 * Every documented endpoint of Lightspeed Retail (R-Series) API V3 (state of March 2026), by its name in flows.
 * Source: the vendor's endpoint pages; one file per entity in this folder.
 */
export const retailCatalogue: Catalogue = {
  Account: account,
  CCCharge: ccCharge,
  CatalogSearch: catalogSearch,
  CatalogVendorItem: catalogVendorItem,
  Category: category,
  CreditAccount: creditAccount,
  CurrencyRate: currencyRate,
  Customer: customer,
  CustomerCustomField: customerCustomField,
  CustomerCustomFieldCustomFieldChoice: customerCustomFieldCustomFieldChoice,
  CustomerType: customerType,
  Discount: discount,
  DisplayTemplateEmployee: displayTemplateEmployee,
  DisplayTemplateItemAsLabel: displayTemplateItemAsLabel,
  DisplayTemplateLabel: displayTemplateLabel,
  DisplayTemplateOrder: displayTemplateOrder,
  DisplayTemplateOrderLineAsLabel: displayTemplateOrderLineAsLabel,
  DisplayTemplateRegisterCount: displayTemplateRegisterCount,
  DisplayTemplateRegisterWithdraw: displayTemplateRegisterWithdraw,
  DisplayTemplateSale: displayTemplateSale,
  DisplayTemplateTransfer: displayTemplateTransfer,
  DisplayTemplateTransferItemAsLabel: displayTemplateTransferItemAsLabel,
  DisplayTemplateVendorReturn: displayTemplateVendorReturn,
  DisplayTemplateWorkorder: displayTemplateWorkorder,
  Employee: employee,
  EmployeeHours: employeeHours,
  Image: image,
  Industry: industry,
  InventoryCount: inventoryCount,
  InventoryCountCalc: inventoryCountCalc,
  InventoryCountItem: inventoryCountItem,
  InventoryCountReconcile: inventoryCountReconcile,
  InventoryLog: inventoryLog,
  InventoryTransfer: inventoryTransfer,
  InventoryTransferTransferItems: inventoryTransferTransferItems,
  Item: item,
  ItemAttributeSet: itemAttributeSet,
  ItemCustomField: itemCustomField,
  ItemCustomFieldCustomFieldChoice: itemCustomFieldCustomFieldChoice,
  ItemFee: itemFee,
  ItemImage: itemImage,
  ItemMatrix: itemMatrix,
  ItemMatrixImage: itemMatrixImage,
  ItemShop: itemShop,
  Locale: locale,
  Manufacturer: manufacturer,
  Option: option,
  Order: order,
  OrderCustomField: orderCustomField,
  OrderCustomFieldCustomFieldChoice: orderCustomFieldCustomFieldChoice,
  OrderLine: orderLine,
  OrderShipment: orderShipment,
  OrderShipmentItem: orderShipmentItem,
  PaymentType: paymentType,
  PriceLevel: priceLevel,
  ProcessingFee: processingFee,
  Quote: quote,
  Register: register,
  RegisterCalculated: registerCalculated,
  RegisterClose: registerClose,
  RegisterCount: registerCount,
  RegisterCountAmount: registerCountAmount,
  RegisterOpen: registerOpen,
  RegisterWithdraw: registerWithdraw,
  ReportsAccountingDiscountsByDay: reportsAccountingDiscountsByDay,
  ReportsAccountingOrdersByTaxClass: reportsAccountingOrdersByTaxClass,
  ReportsAccountingPaymentsByDay: reportsAccountingPaymentsByDay,
  ReportsAccountingTaxClassSalesByDay: reportsAccountingTaxClassSalesByDay,
  ReportsAccountingTaxesByDay: reportsAccountingTaxesByDay,
  Sale: sale,
  SaleEmailReceipt: saleEmailReceipt,
  SaleLine: saleLine,
  SalePayment: salePayment,
  SalePaymentSalePaymentSignature: salePaymentSalePaymentSignature,
  SaleRefund: saleRefund,
  SaleSaleLine: saleSaleLine,
  SaleVoid: saleVoid,
  Season: season,
  Serialized: serialized,
  Session: session,
  ShipTo: shipTo,
  Shipment: shipment,
  ShipmentItem: shipmentItem,
  Shop: shop,
  SpecialOrder: specialOrder,
  Tag: tag,
  TagGroup: tagGroup,
  TaxCategory: taxCategory,
  TaxCategoryClass: taxCategoryClass,
  TaxClass: taxClass,
  Transfer: transfer,
  TransferItem: transferItem,
  Vendor: vendor,
  VendorReturn: vendorReturn,
  Workorder: workorder,
  WorkorderCheckout: workorderCheckout,
  WorkorderClone: workorderClone,
  WorkorderItem: workorderItem,
  WorkorderLine: workorderLine,
  WorkorderStatus: workorderStatus,
  WorkorderWorkorderImage: workorderWorkorderImage,
  WorkorderWorkorderItem: workorderWorkorderItem,
  WorkorderWorkorderLine: workorderWorkorderLine,
};
