/** What callers ask who need nobody to come: noted in a word or two. */
export const QUESTIONS: readonly string[] = [
  'When is the surgery open at Easter?',
  'Is the tip open?',
  'May she drive to her mother?',
  'Whom to tell that a neighbour is well again',
  'How long do deliveries take?',
  'Asked for the number of the county’s line',
  'Is the market on Friday?',
  'Which chemist delivers?',
  'Where to hand in masks',
  'Wanted to thank the people of the lunch club',
];

/** What a handler jots down beside a need. */
export const JOTTINGS: readonly string[] = [
  'Daughter in Leeds, neighbour shops but is now ill',
  'Hard of hearing: speak slowly',
  'Lives alone, son rings on Sundays',
  'No internet at home',
  'Will ring again if it does not work out',
  'Prefers the morning',
  'Has a car but may not go out',
  'Was glad to hear a voice',
  '',
  '',
  '',
];

/** What a call-back is about. */
export const ABOUT_BACK: readonly string[] = [
  'Whether the prescription came',
  'Which day the parcel comes',
  'Ask the parish clerk first, then ring',
  'Number of the handyman',
  'Whether anybody can walk the dog',
  'Was in the middle of something',
  'Line was lost while spelling the name',
];
