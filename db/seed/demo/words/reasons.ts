import type { Ending } from '~/features/requests/rules';

/** Why a request ended without help from us, as staff or the resident put it. */
export const END_REASONS: Record<Ending, readonly string[]> = {
  withdrawn: [
    'A neighbour is doing it now, thank you',
    'My son has come to stay',
    'I have got a delivery slot after all',
    'Not needed any more',
    'The pharmacy delivers now',
    'I asked twice by mistake',
    'I am back on my feet',
    'I would rather wait and see',
    'My daughter has arranged it',
    'The surgery has sorted it out',
  ],
  refused: [
    'Lives outside the county: gave the number of the council there',
    'Asked for building work, which volunteers may not do',
    'Wanted cash to be drawn with a card and its number; advised on safe ways to pay',
    'Needs personal care: passed to adult social care with agreement',
    'A business asking for deliveries to customers',
    'Asked for alcohol and tobacco only',
    'Test entry by a member of staff',
  ],
  closed: [
    'Family has taken over',
    'Could not be reached on five days, letter sent',
    'Gone to stay with a daughter',
    'Admitted to hospital; ward will tell us before discharge',
    'Now gets the government box and meals from the lunch club',
    'The same request came in twice: kept the other one',
    'Supermarket delivers from this week',
    'Signposted to an advice line, wants nothing else',
    'Moved into a care home',
    'Parish phone circle looks after this household now',
    'Appointment was cancelled by the hospital',
    'Back at work and well',
  ],
};

/** Why a match did not work out. */
export const FAIL_REASONS: readonly string[] = [
  'Volunteer is isolating',
  'Could not agree on a day',
  'Nobody answered at the door, twice',
  'Car broke down',
  'Too heavy for one person',
  'Volunteer is back at work',
  'Dog and volunteer did not get on',
  'Pharmacy would not hand it over without a form',
];

/** Why a request was given to another council. */
export const HAND_ON_REASONS: readonly string[] = [
  'Your shop round passes the house',
  'Known to the parish phone circle',
  'Neighbours in the same street are already helping',
  'Small thing, easier from the village',
  'Resident asked for somebody from the parish',
  'You have volunteers in the next lane',
  'As agreed by phone this morning',
];

/** Why an offer was not taken, or was taken back. */
export const OFFER_END_REASONS: Record<'withdrawn' | 'refused', readonly string[]> = {
  withdrawn: [
    'I have been called back to work',
    'I am shielding now myself',
    'Expecting a baby sooner than we thought',
    'I am moving away',
    'Looking after my parents takes all my time',
    'I have joined the scheme at the hospital instead',
  ],
  refused: [
    'Under eighteen: thanked, and told about the school’s letter writing',
    'Lives outside the county: passed on to the council there',
    'Could not be reached on the number given',
    'References were not given',
    'Wanted to sell something',
    'Is over seventy and was advised to stay at home; may ring others instead',
  ],
};
