/** The least that the door knows of a tenant. */
export interface TenantFacts {
  tenantNo: number;
  countyNo: number;
  slug: string;
}
