/**
 * SQL of the post a letter comes from: once it is registered, whoever signed it last; until then whoever writes it.
 * @param letter the SQL name of the letters row
 */
export const sendingPost = (letter: string): string => `coalesce(${letter}.signer_post_id, ${letter}.post_id)`;

/** SQL that is true for a registered letter that was written here; one typed in from outside has a number too. */
export const isSent = (letter: string): string => `${letter}.number is not null and ${letter}.direction <> 'INCOMING'`;
