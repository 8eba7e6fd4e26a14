import type { Standing } from '../../../../contracts/org-admin';
import { shortDate } from '../../shared/format/format';
import { Chip } from '../../shared/ui/chip';
import { adminWords as words } from './admin.words';

const tones = { current: 'ok', closed: 'plain', planned: 'info' } as const;

export function StandingChip({ standing }: { standing: Standing }) {
  return <Chip tone={tones[standing]}>{words.standing[standing]}</Chip>;
}

const day = (iso: string) => shortDate(`${iso}T08:30:00Z`);

/** «۱۴۰۳/۰۱/۰۱ تا ۱۴۰۵/۰۹/۰۱» */
export function Validity({ of: { validFrom, validTo } }: { of: { validFrom: string; validTo: string | null } }) {
  return <span className="tabular">{words.validity(day(validFrom), validTo && day(validTo))}</span>;
}
