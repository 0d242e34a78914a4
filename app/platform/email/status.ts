/** Where a message is, and its number in the table `mail`. */
export const MAIL_STATUS = { waiting: 1, sent: 2, retrying: 3, given_up: 4 } as const;

export type MailStatus = keyof typeof MAIL_STATUS;

/** The status with this number; throws a RangeError for a number that the table does not allow. */
export function mailStatusOf(number: number): MailStatus {
  const found = (Object.keys(MAIL_STATUS) as MailStatus[]).find((status) => MAIL_STATUS[status] === number);
  if (!found) throw new RangeError(`No mail status has the number ${number}`);
  return found;
}
