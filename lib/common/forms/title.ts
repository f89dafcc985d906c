const ACRONYMS = new Set(['api', 'cc', 'ean', 'fifo', 'id', 'msrp', 'pin', 'qoh', 'sku', 'uom', 'upc', 'url']);

/** A caption from a vendor's name: `shopID` -> `Shop ID`, `timeStamp` -> `Time Stamp`, `systemSku` -> `System SKU`. */
export function title(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .split(/[ _]/)
    .map((word) => (ACRONYMS.has(word.toLowerCase()) ? word.toUpperCase() : capitalised(word)))
    .join(' ');
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
