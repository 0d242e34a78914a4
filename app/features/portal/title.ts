/**
 * The two names at the head of a portal: the place, and what its service is called. Where the service carries the
 * place's name already ("Staffordshire Together") it stands alone.
 */
export function headNames(place: string, service: string): { name: string; service?: string } {
  return service.startsWith(place) ? { name: service } : { name: place, service };
}
