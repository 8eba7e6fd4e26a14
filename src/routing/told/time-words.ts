import { persianDate, persianDigits, persianInstant } from '../../../contracts/persian-time';
import { andWords, timeWords } from '../../../contracts/route-told.words';
import type { Feel } from './feel-tree';

/** «۲ روز و ۳ ساعت» of an ISO duration; undefined for anything else. */
export function lengthWords(text: string): string | undefined {
  const match = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const parts = Object.values(timeWords.units).flatMap((unit, i) =>
    Number(match[i + 1] ?? 0) > 0 ? [`${persianDigits(match[i + 1]!)} ${unit}`] : [],
  );
  return parts.length > 0 ? andWords(parts) : timeWords.zero;
}

/** A length of time or a date that an expression says outright. */
export function momentOf(tree: Feel): string | undefined {
  if (tree.is === 'plus') return isCall(tree.left, 'now') || isCall(tree.left, 'today') ? momentOf(tree.right) : undefined;
  if (tree.is !== 'call') return undefined;
  const [first, second] = tree.given;
  switch (tree.name) {
    case 'businessHours':
      return isCall(first, 'now') && isCall(second, 'duration') ? workingHours(textIn(second.given[0])) : undefined;
    case 'businessDays':
      return isCall(first, 'now') && second?.is === 'number'
        ? timeWords.working(`${persianDigits(second.value)} ${timeWords.units.days}`)
        : undefined;
    case 'duration':
      return lengthWords(textIn(first));
    case 'date':
    case 'date and time':
      return dateWords(textIn(first));
    case '@':
      return lengthWords(textIn(first)) ?? dateWords(textIn(first));
    case 'jalaliDate':
      return first?.is === 'text' ? persianDigits(first.value) : undefined;
    default:
      return undefined;
  }
}

/** A day counts 24 working hours here. */
function workingHours(text: string): string | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  if (!match || match.slice(1).every((part) => part === undefined)) return undefined;
  const [days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number];
  const all = days * 24 + hours;
  const told = lengthWords(`PT${all ? `${all}H` : ''}${minutes || !all ? `${minutes}M` : ''}`)!;
  return all || minutes ? timeWords.working(told) : told;
}

/** A day or an instant in ISO; undefined for anything else. */
export function dateWords(text: string): string | undefined {
  const [, day, rest] = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(text.trim()) ?? [];
  const at = Date.parse(rest ? text.trim() : `${day}T12:00:00Z`);
  if (!day || Number.isNaN(at)) return undefined;
  return (rest ? persianInstant : persianDate)(new Date(at).toISOString());
}

const isCall = (tree: Feel | undefined, name: string): tree is Extract<Feel, { is: 'call' }> => tree?.is === 'call' && tree.name === name;
const textIn = (tree: Feel | undefined): string => (tree?.is === 'text' ? tree.value : '');
