/** What the licences of the open data ask to be shown wherever places, postcodes or boundaries are shown. */
export const ATTRIBUTION =
  'Contains OS data © Crown copyright and database right 2014–2020. Contains Royal Mail data © Royal Mail copyright ' +
  'and database right 2014. Contains National Statistics data © Crown copyright and database right. Licensed under ' +
  'the Open Government Licence v3.0. Boundaries are sketches sampled on a 110 m grid, not legal boundaries.';
