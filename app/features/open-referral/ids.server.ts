import { createHash } from 'node:crypto';

/** The namespace of the product's own names (RFC 9562): chosen once, never changed, so that ids stay what they are. */
const NAMESPACE = '6f1d1f0a-6d7c-5d0e-9a53-7a8f6f3e41c2';

/** A name as a UUID (version 5): the same name has the same id in every answer and every installation. */
export function nameId(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(parts.join('\n'))
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The organisation that runs an entry: a council's entries with the same name belong to one. */
export const organizationId = (tenantNo: number, foldedName: string) => nameId('organization', tenantNo, foldedName);
export const taxonomyId = (countyNo: number) => nameId('taxonomy', countyNo);
export const termId = (countyNo: number, category: number) => nameId('term', countyNo, category);
/** A part of a service: its location, its phone. */
export const partId = (serviceId: string, part: string, index = 0) => nameId(part, serviceId, index);
