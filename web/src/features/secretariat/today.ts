import { serverNow } from '../../shared/api/server-clock';

const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran', year: 'numeric', month: '2-digit', day: '2-digit' });

/** @returns the office's day as an ISO date */
export const today = (): string => days.format(serverNow());
