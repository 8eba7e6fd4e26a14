/**
 * Which notifications are for a person: those of their posts since they work there, up to their clearance.
 * @param person, posts, classes parameters
 */
export const toldTo = (person: string, posts: string, classes: string): string => `
  n.post_id = any(${posts}::uuid[]) and n.classification = any(${classes}::text[])
  and exists (select from assignments a where a.person_id = ${person} and a.post_id = n.post_id and a.from_at <= n.at and (a.to_at is null or a.to_at > (select office_now())))`;

/** The last one a person has read; a sub-select. */
export const readUpTo = (person: string): string => `coalesce((select r.up_to from notification_reads r where r.person_id = ${person}), 0)`;

/** How many a person has not read yet; a sub-select, for the counters too. */
export const unreadOf = (person: string, posts: string, classes: string): string =>
  `select count(*)::int from notifications n where n.id > ${readUpTo(person)} and ${toldTo(person, posts, classes)}`;
