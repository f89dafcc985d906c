import type { Catalogue, Entity } from '../../lib/common/model/entity';
import { lsOneCatalogue } from '../../lib/common/systems/lsOne/catalogue';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { priceOf } from '../../lib/common/systems/retail/costs';
import { supplierCatalogue } from '../../lib/common/systems/supplier/catalogue';

/** A system whose objects have pages. */
export interface DocumentedSystem {
  /** The value of the credential's field. */
  readonly name: string;
  readonly title: string;
  readonly catalogue: Catalogue;
  /** Drips of a request for one record; absent where the vendor has no prices. */
  price?(entity: Entity, method: 'GET' | 'POST' | 'PUT' | 'DELETE'): number;
}

export const DOCUMENTED_SYSTEMS: readonly DocumentedSystem[] = [
  {
    name: 'retail',
    title: 'Lightspeed Retail (R-Series)',
    catalogue: retailCatalogue,
    price: (entity, method) => priceOf({ method, entity, single: true }),
  },
  { name: 'lsOne', title: 'LS One', catalogue: lsOneCatalogue },
  { name: 'supplier', title: 'Lightspeed Supplier', catalogue: supplierCatalogue },
];
