/*
 * The features of Lightspeed Retail, each loaded when it is used: a step uses one of them or none, and waits for what it loads.
 */

export const orders = () => require('./orders/orderService') as typeof import('./orders/orderService');
export const orderForm = () => require('./orders/orderForm') as typeof import('./orders/orderForm');
export const stock = () => require('./stock/stockService') as typeof import('./stock/stockService');
export const stockForm = () => require('./stock/stockForm') as typeof import('./stock/stockForm');
export const operations = () =>
  require('./operations/operationService') as typeof import('./operations/operationService');
export const documents = () => require('./documents/documentService') as typeof import('./documents/documentService');
export const images = () => require('./images/imageService') as typeof import('./images/imageService');
export const raw = () => require('./raw/rawService') as typeof import('./raw/rawService');
