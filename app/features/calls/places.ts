/** Parishes to choose from under one name: a locality, or what is in none of a district. */
export interface CallerGroup {
  key: string;
  /** "Northern locality", or the district. */
  name: string;
  district: string;
  /** GSS codes and names of parishes. */
  options: { value: string; label: string }[];
}

type Option = { value: string; label: string };
type GroupedOption = Option | { group: string; options: Option[] };

/** The groups to choose one of first: those of a district under its name wherever they come from several districts. */
export function groupOptions(groups: readonly CallerGroup[]): GroupedOption[] {
  const option = ({ key, name }: CallerGroup) => ({ value: key, label: name });
  const districts = [...new Set(groups.map(({ district }) => district))];
  return districts.flatMap((district): GroupedOption[] => {
    const inside = groups.filter((one) => one.district === district);
    const alone = inside.every(({ name }) => name === district);
    return alone ? inside.map(option) : [{ group: district, options: inside.map(option) }];
  });
}

/** The parishes of one group, or of all with their group's name over them; with its district where names repeat. */
export function parishOptions(groups: readonly CallerGroup[], chosen: string): { group: string; options: Option[] }[] {
  const shown = groups.filter(({ key }) => chosen === '' || key === chosen);
  const repeated = new Set(groups.map(({ name }) => name)).size < groups.length;
  return shown.map(({ name, district, options }) => ({
    group: repeated && name !== district ? `${district}: ${name}` : name,
    options,
  }));
}

/** The group in which a parish lies; empty where there is none. */
export function groupOf(groups: readonly CallerGroup[], parish: string | null): string {
  return groups.find(({ options }) => options.some(({ value }) => value === parish))?.key ?? '';
}
