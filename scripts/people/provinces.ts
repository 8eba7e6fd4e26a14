/** The codes of the 31 provinces, as data/iran-counties.csv has them. */
export const PROVINCES = Array.from({ length: 31 }, (_, code) => String(code).padStart(2, '0'));
