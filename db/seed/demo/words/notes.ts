import { COMMON_CATEGORIES } from '~/features/tenants/schema';

/** What staff write under a request while nobody has been found yet, and once somebody helps. */
export interface Notes {
  early: readonly string[];
  helped: readonly string[];
}

/** Whatever is asked for. Nobody in it is real, and nothing in it judges anybody. */
export const NOTES: Notes = {
  early: [
    'Rang back, no answer. Will try again after four.',
    'Rang twice, left a message with our number.',
    'Has a key safe. The number is given to whoever comes by phone only.',
    'Prefers to be rung before anyone comes.',
    'Asked whether a regular call would be welcome as well. Will think about it.',
    'Told about the county’s welfare line too.',
    'Asked us not to tell the family. Noted.',
    'Will be shielding for twelve weeks.',
    'Checked the postcode, the first one was the old address.',
    'Address is hard to find: second gate after the chapel, no number.',
    'Would like a woman to come. Passed on.',
    'Social worker knows and is content.',
    'Asked for help with forms too; gave the number of the advice line.',
    'Gave the number of the parish’s phone circle in the meantime.',
    'No car in the household, last bus withdrawn.',
    'Neighbour has offered to do it. Leaving this open until we know.',
    'Left a leaflet with our number in large print.',
    'Two requests from this address, both are real: two separate flats.',
    'Told us about a second household at number 14 who may need help. We will ring.',
    'Prefers written notes, cannot hear the phone well.',
    'Agreed with the parish clerk who does what.',
    'Interpreter used for this call.',
    'Number on the form had a digit missing, corrected.',
    'Sounded short of breath. Advised to ring 111, rang again in the evening: better.',
    'Wants somebody who likes dogs, because there are three.',
    'Asked around in the parish, answer promised for tomorrow.',
    'Spoke to the warden as well, who will tell us if anything changes.',
  ],
  helped: [
    'Spoke at length. Happy with the arrangement, wants to keep the same day.',
    'No answer at the door. Neighbour says away until Monday.',
    'Moved to Thursdays because of the nurse.',
    'Very grateful. Offered to knit.',
    'Volunteer will ring each Tuesday evening.',
    'Rang to say thank you. Nothing else needed today.',
    'Volunteer reported that the house was cold. Told the district’s housing team, with agreement.',
    'Put back a day, at the resident’s wish.',
    'Cancelled for this week only.',
    'Asked for a different volunteer, nothing wrong, different times.',
    'Was in the garden when we rang. Good sign.',
    'Checked in after a week: all well.',
    'Volunteer isolating from today, needs somebody else next week.',
    'Family can take over from next week.',
    'Both sides have each other’s numbers now.',
    'Volunteer asks whether twice a week would be better. Agreed.',
  ],
};

/** What is written only of one kind of need, by the code of its category. */
export const NOTES_OF: ReadonlyMap<number, Notes> = new Map([
  [
    COMMON_CATEGORIES.food,
    {
      early: [
        'Payment agreed: receipt through the door, cheque back.',
        'The shop in the village will put it on account.',
        'Box from the government has started to come. Ours is still wanted for fresh things.',
        'Church had already brought a meal on Sunday.',
        'The hospital discharge team rang, home tomorrow at noon.',
        'Same household asked the parish last week. Checked: that was for something else.',
        'List taken down over the phone, twelve things.',
      ],
      helped: [
        'Parcel left in the porch, waved from the window.',
        'Volunteer says two bags are the most she can carry. Fine.',
        'Diet passed on: no substitutes.',
        'First delivery done, second one planned for the same time next week.',
        'Could not pay by card: agreed that the volunteer buys and is paid back.',
        'Food was fine, but too much. Smaller bag from now on.',
        'Had already eaten by the time we rang. Meal kept for tomorrow.',
        'Fridge is working again.',
      ],
    },
  ],
  [
    COMMON_CATEGORIES.medication,
    {
      early: [
        'Pharmacy confirmed that a volunteer may collect with name and address.',
        'Spoke to the surgery: the prescription is on its way to the pharmacy.',
        'Pharmacy is closed from one to two and on Saturday afternoon.',
        'Asked the pharmacist to keep it at the counter.',
        'Exempt from charges, the form is signed.',
      ],
      helped: [
        'Handed over at the door, in a sealed bag.',
        'Delivered by hand, in a cool bag.',
        'One item was not in stock: second trip on Friday.',
        'Pharmacy knows the volunteer now.',
        'Monthly from now on, second week.',
      ],
    },
  ],
  [
    COMMON_CATEGORIES.befriending,
    {
      early: [
        'Talked for a while ourselves. Brass bands and roses.',
        'Would like somebody of about the same age.',
        'Best between two and four.',
      ],
      helped: [
        'First call went well, an hour and ten minutes.',
        'They found out that they went to the same school.',
        'Calls are on Tuesdays and Fridays now.',
      ],
    },
  ],
  [
    COMMON_CATEGORIES.transport,
    {
      early: [
        'Caller was not sure of the date. Confirmed with the clinic.',
        'Another caller asked about the same clinic. Could be one journey.',
        'Ambulance transport was asked first and said no.',
      ],
      helped: [
        'Driver will wait at the clinic.',
        'Clinic moved it by an hour, driver knows.',
        'There and back without trouble.',
      ],
    },
  ],
  [
    COMMON_CATEGORIES.pets,
    {
      early: ['Vet will take payment by phone.', 'Dog is fine with strangers, says the neighbour.'],
      helped: ['Dog has taken to the walker.', 'Twice a day until the end of the month.'],
    },
  ],
]);

/** What staff write under an offer. */
export const OFFER_NOTES: readonly string[] = [
  'Rang to welcome. Clear about what we ask of volunteers.',
  'Photograph for the badge received.',
  'Showed the certificate over a video call; the date is right.',
  'Prefers to be asked by text message.',
  'Would rather not go into flats with lifts.',
  'Works shifts: look at the days before you ring.',
  'Can take heavy things.',
  'Knows everyone on the estate.',
  'Asked for one household at a time.',
  'Reference taken up by phone.',
  'Wants expenses for petrol. Form sent.',
  'Leaflet and gloves handed over at the gate.',
  'Could do more if somebody lent them a van.',
  'Ring before nine or after six.',
  'Safeguarding leaflet read and signed.',
  'Happy to be rung at short notice.',
  'Known to the parish clerk.',
  'Will tell us about holidays in good time.',
];
