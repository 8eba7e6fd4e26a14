import { useQuery } from '@tanstack/react-query';
import type { RouteSummary } from '../../../../../contracts/routes';
import { persianDigits, persianMoment, shortDate } from '../../../shared/format/format';
import { Chip } from '../../../shared/ui/chip';
import { inquiryTypesQuery } from '../routes.data';
import { routeWords as words } from '../routes.words';

/** Whether letters take it, and whether somebody has to look at it. */
export function Standing({ route: { retired, current, waits } }: { route: RouteSummary }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {retired ? (
        <Chip>{words.retiredBy(retired.by.name, persianMoment(retired.at))}</Chip>
      ) : current ? (
        <Chip tone="ok">{words.current(persianDigits(String(current)))}</Chip>
      ) : (
        <Chip>{words.unpublished}</Chip>
      )}
      {waits && !retired && <Chip tone="warn">{words.waits}</Chip>}
    </span>
  );
}

/** Which letters: «استعلام · استعلام هویت · همهٔ واحدها · از ۱۴۰۵/۰۱/۰۱» */
export function Scope({ route }: { route: RouteSummary }) {
  const type = useTypeTitle(route.inquiryType);
  return (
    <span>{[words.kinds[route.letterKind], type, route.unit?.name ?? words.everyUnit, validityOf(route)].filter(Boolean).join(' · ')}</span>
  );
}

/** What an inquiry type is called; its code until the types are here. */
export function useTypeTitle(code: string | null): string | null {
  const { data } = useQuery({ ...inquiryTypesQuery, enabled: code !== null });
  return data?.find((type) => type.code === code)?.title ?? code;
}

const day = (iso: string) => shortDate(`${iso}T08:30:00Z`);
export const validityOf = ({ from, to }: Pick<RouteSummary, 'from' | 'to'>): string => words.validity(day(from), to && day(to));
