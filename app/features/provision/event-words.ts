/** What has happened with an entry: each kind of event with its words. */
export const EVENT_WORDS = {
  recorded: 'Recorded',
  signed_up: 'Signed up',
  sign_up_declined: 'Sign-up declined',
  changed: 'Changed',
  confirmed: 'Confirmed',
  taken_over: 'Taken over',
  handed_on: 'Handed on',
  begun: 'Begun',
  paused: 'Paused',
  resumed: 'Back',
  ended: 'Ended',
  restarted: 'Taken up again',
  published: 'Published',
  unpublished: 'Taken off the public pages',
  restored: 'Restored',
  joined: 'Areas added',
  change_taken: 'Change taken',
  change_declined: 'Change declined',
  link_sent: 'Private link sent to the group',
  link_ended: 'Private link ended',
  change_proposed: 'Change sent by the group',
  merged_away: 'Merged into another entry',
  merged_in: 'Another entry merged into this',
  merge_undone: 'Merge undone',
  locality_removed: 'Its locality was drawn anew: it covers the same parishes by name',
  imported: 'Imported',
  import_changed: 'Changed by an import',
} as const;

/** `provision_event.kind` in the database. */
export type EntryEventKind = keyof typeof EVENT_WORDS;
