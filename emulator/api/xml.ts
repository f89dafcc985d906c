import { XMLBuilder } from 'fast-xml-parser';

/** An answer's body as XML below one root element; `@attributes` become attributes, lists repeated elements. */
export function toXml(rootName: string, body: unknown): string {
  return builder.build({ '?xml': { '@attributes': { version: '1.0' } }, [rootName]: body });
}

const builder = new XMLBuilder({
  attributesGroupName: '@attributes',
  attributeNamePrefix: '',
  ignoreAttributes: false,
});
