import { COMMON_CATEGORIES } from '~/features/tenants/schema';

const { food, medication, money, befriending, transport, pets, other, errands } = COMMON_CATEGORIES;

/** A kind of group that there is in many places; {place} is the parish or town. */
export interface GroupKind {
  name: string;
  /** Codes of categories. */
  does: readonly number[];
  says: string;
}

export const GROUP_KINDS: readonly GroupKind[] = [
  { name: '{place} Food Share', does: [food], says: 'Parcels for a family of four or for one.' },
  {
    name: '{place} Good Neighbours',
    does: [food, medication, errands],
    says: 'Twelve volunteers, two vans, a store in the village hall.',
  },
  { name: '{place} Phone Circle', does: [befriending], says: 'Thirty of us, run from a kitchen table.' },
  {
    name: '{place} Mutual Aid',
    does: [food, medication, errands, pets],
    says: 'A street champion in every road of the estate.',
  },
  { name: '{place} Village Larder', does: [food], says: 'Bread, milk and eggs from the farm at cost price.' },
  {
    name: '{place} Community Kitchen',
    does: [food],
    says: 'Hot meals three days a week, cooked in the school kitchen.',
  },
  { name: '{place} Lifts', does: [transport, medication], says: 'Drivers with their own cars, all checked.' },
  { name: '{place} Dog Walkers', does: [pets], says: 'Walkers for those who may not go out.' },
  { name: '{place} Tuesday Baskets', does: [food], says: 'We shop on Tuesdays and deliver the same day.' },
  { name: '{place} Prescription Round', does: [medication], says: 'Prescription round every weekday at three.' },
  {
    name: '{place} Community Minibus',
    does: [transport],
    says: 'Community minibus with a lift for a wheelchair.',
  },
  { name: '{place} Shed and Tools', does: [errands, other], says: 'Repairs too small for a builder.' },
  {
    name: '{place} Looks In',
    does: [befriending, errands],
    says: 'Our members are used to listening, and do not mind a bin or two.',
  },
  { name: '{place} Langar Kitchen', does: [food], says: 'Vegetarian meals for anybody, every evening.' },
  {
    name: '{place} Paper and Forms',
    does: [money, other],
    says: 'Form filling and benefit checks by phone.',
  },
  {
    name: '{place} Wheelbarrow Brigade',
    does: [errands, other, food],
    says: 'Strong backs, a trailer and three wheelbarrows.',
  },
  {
    name: '{place} Kettle Circle',
    does: [befriending, food],
    says: 'Church hall freezer full of soup, and time to talk.',
  },
  { name: '{place} Lamplighters', does: [befriending, errands], says: 'Young members, on bicycles until nine.' },
];

/** Groups that work all over a district, so that nobody is out of everybody's reach; {place} is the district. */
export const DISTRICT_GROUPS: readonly GroupKind[] = [
  {
    name: '{place} Neighbour Network',
    does: [food, medication, errands, pets, other],
    says: 'Sixty volunteers in all parts of the district, each for the streets around.',
  },
  {
    name: '{place} Company and Lifts',
    does: [befriending, transport, money, medication],
    says: 'All our drivers and callers have an enhanced check.',
  },
];
