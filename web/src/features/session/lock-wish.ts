export const lockWish = new EventTarget();

/** Hides everything until the password is given again. */
export const lockScreen = (): boolean => lockWish.dispatchEvent(new Event('lock'));
