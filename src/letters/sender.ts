/**
 * SQL of the post a letter comes from: once it is registered, whoever signed it last; until then whoever writes it.
 * @param letter the SQL name of the letters row
 */
export const sendingPost = (letter: string): string =>
  `coalesce(case when ${letter}.number is not null then ${letter}.signer_post_id end, ${letter}.post_id)`;
