/** What people write who know better. */
export const CORRECTIONS: readonly string[] = [
  'They close at four on Wednesdays now, I stood before a locked door.',
  'The number has two digits the wrong way round, a lady answers who is getting tired of it.',
  'They do not deliver to our lane any more since the van broke down.',
  'There is a step at the side door, my mother could not get in with her frame.',
  'It moved across the road into the old chapel last week.',
  'You can pay by card there now, not only cash.',
  'They also do gluten free if you say so when you order.',
  'Nobody picks up before ten.',
];

/** How a group says that an entry is its own, and how the council can check. */
export const CLAIMS: readonly string[] = [
  'I am the treasurer. Ring the number on our noticeboard and ask for me, or see the minutes of the last parish meeting.',
  'This is our shop. Our licence hangs in the window, the clerk walks past every morning.',
  'We run this. Our charity’s trustees are in the public register, mine is the third name.',
];

/** Why a council did not take a change over. */
export const DECLINED: readonly string[] = [
  'We rang: it is as we have it.',
  'That is another place of the same name.',
  'The group says that this was only for one week.',
];
