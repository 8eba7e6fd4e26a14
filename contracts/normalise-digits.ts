/** Persian (۰–۹) and Arabic (٠–٩) digits become Latin ones; everything else stays. The one place where digits are made alike. */
export const normaliseDigits = (text: string): string => text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
