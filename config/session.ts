/** A session ends this long after sign-in, and when nobody has used it for a while. */
export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 60;
