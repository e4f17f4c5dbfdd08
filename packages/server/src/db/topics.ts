/** Every topic on which messages leave; the delivery names a handler for each, and the types hold it to that. */
export const MESSAGE_TOPICS = [
  'listing.published',
  'listing.released',
  'listing.changed',
  'listing.changedOutside',
  'release.outside',
  'redress.erratum',
  'redress.erratumOutside',
  'objection.decided',
  'feedback',
  'duty.alert',
  'duty.breach',
] as const

export type MessageTopic = (typeof MESSAGE_TOPICS)[number]
