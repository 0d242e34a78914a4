/** What the fields of a request are called, on its page, in its history and where two changed the same. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  askerName: 'Who asks for them',
  askerPhone: 'Phone of who asks',
  phone: 'Phone',
  email: 'Email',
  address: 'Address',
  postcode: 'Postcode',
  areaCode: 'Parish',
  bornYear: 'Year of birth',
  accessNeeds: 'Access needs',
  diet: 'Diet',
  urgency: 'Urgency',
  medicineBy: 'Medicine runs out',
};
