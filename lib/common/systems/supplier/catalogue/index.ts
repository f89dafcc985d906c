import type { Catalogue } from '../../../model/entity';
import { catalogItem } from './catalogItem';

/** All that the vendor documents well enough to be written. Nothing can be read back. */
export const supplierCatalogue: Catalogue = { CatalogItem: catalogItem };
