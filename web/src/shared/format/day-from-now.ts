import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import { serverNow } from '../api/server-clock';

/** @returns ISO date in Tehran, so many days from the office's today */
export const dayFromNow = (days: number): string => dateOfDay(dayOf(serverNow()) + days);
