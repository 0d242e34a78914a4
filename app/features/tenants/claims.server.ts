import type { Claim } from './checks';
import type { ParishSource } from './config';
import type { Accuse } from './problems';
import type { CountyFolder, DistrictFolder, TenantFolder } from './tree.server';

type NumberedClaim = Claim & { no: number };

/** What a county or district claims for itself: nothing if its file could not be read. */
export function claimsOfFolder({ tenant, slug, path }: CountyFolder | DistrictFolder): NumberedClaim[] {
  if (!tenant) return [];
  const { no, name, areas, startsOn, endsOn } = tenant.value;
  const slugProblem = (reason: string) => ({ file: path, field: "folder's name", reason });
  return [{ no, name, slug, areas, startsOn, endsOn, problem: tenant.problem, slugProblem }];
}

/** What the parish councils of a folder claim for themselves. */
export function claimsOfParishes(folder: TenantFolder<unknown>): NumberedClaim[] {
  return parishesOf(folder).map(({ value, problem }) => ({
    ...value,
    problem,
    slugProblem: (reason) => problem(['slug'], reason),
  }));
}

/** The parishes of a folder, each with a way to say what is wrong with its own fields. */
export function parishesOf({ parishes }: TenantFolder<unknown>): { value: ParishSource; problem: Accuse }[] {
  if (!parishes) return [];
  return parishes.value.map((value, at) => ({
    value,
    problem: within(parishes.problem, at),
  }));
}

/** Speaks of the fields of one entry of a list. */
export function within(problem: Accuse, at: number): Accuse {
  return (path, reason) => problem([at, ...path], reason);
}
