import { PROVISION_KIND_WORDS, PROVISION_STATUS_WORDS, type ProvisionContent } from '~/features/provision/schema';
import { phone } from '~/ui/format/phone';
import { FIELD_NAMES, FIELDS, type FieldName } from './fields';
import { hoursText } from './values/hours-text';

/** Names for the codes and ids that entries hold. What has none stands as it is. */
export interface Names {
  categories: ReadonlyMap<number, string>;
  areas: ReadonlyMap<string, string>;
  localities: ReadonlyMap<string, string>;
}

/** The columns of an export: those for staff only where somebody may see them. */
export function exportedFields(maySeeContacts: boolean): FieldName[] {
  return FIELD_NAMES.filter((name) => maySeeContacts || !('staff' in FIELDS[name]));
}

/** What an entry says, a cell a field, so that an import of it finds nothing changed. */
export function cellsOf(
  entry: { id: string; content: ProvisionContent },
  fields: readonly FieldName[],
  names: Names,
): string[] {
  return fields.map((field) => (field === 'id' ? entry.id : cellOf(field, entry.content, names)));
}

function cellOf(field: Exclude<FieldName, 'id'>, content: ProvisionContent, names: Names): string {
  switch (field) {
    case 'kind':
      return PROVISION_KIND_WORDS[content.kind];
    case 'status':
      return PROVISION_STATUS_WORDS[content.status];
    case 'categories':
      return content.categories.map((code) => names.categories.get(code) ?? String(code)).join('; ');
    case 'areaCodes':
      return content.areaCodes.map((code) => withCode(code, names.areas.get(code))).join('; ');
    case 'localityIds':
      return content.localityIds.map((id) => names.localities.get(id) ?? id).join('; ');
    case 'hours':
      return hoursText(content.hours);
    case 'phone':
    case 'contactPhone':
      return phone(content[field] ?? '');
    case 'everywhere':
    case 'published':
    case 'placePublic':
      return content[field] ? 'yes' : 'no';
    default:
      return String(content[field] ?? '');
  }
}

/** "Kinver E04008971": the name for people, the code for our own import. */
function withCode(code: string, name: string | undefined): string {
  return name === undefined ? code : `${name.replace(/[;,|]/g, ' ')} ${code}`;
}
