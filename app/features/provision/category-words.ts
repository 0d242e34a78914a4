import { type COMMON_CATEGORIES } from '~/features/tenants/schema';

/** What people type when they mean a category that is the same in every county. Singular, lower case. */
export const CATEGORY_WORDS: Record<keyof typeof COMMON_CATEGORIES, string> = {
  food: 'food shopping grocery groceries parcel foodbank meal hot lunch dinner takeaway supermarket essentials milk bread veg larder pantry',
  medication:
    'medication medicine prescription pharmacy pharmacist chemist tablets pills repeat collection collect pickup dispensary surgery delivery',
  money:
    'money debt benefit benefits bill bills rent loan universal credit wages advice fuel heating electricity gas meter',
  befriending: 'befriending lonely loneliness talk chat phone call company friend isolated visit mental wellbeing',
  transport: 'transport lift car drive driver taxi bus minibus hospital appointment vaccination clinic travel',
  pets: 'pets pet dog cat walking vet animal',
  errands: 'errands errand post letters bins gardening bulb odd jobs handyman library',
  other: '',
};
