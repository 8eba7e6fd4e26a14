import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Forward, Plus } from 'lucide-react';
import { useMe } from '../../shared/api/me';
import { count } from '../../shared/format/format';
import { useKeycap } from '../../shared/shortcuts/shortcuts';
import { Keycap } from '../../shared/ui/button';
import { cx } from '../../shared/ui/cx';
import { placesOf, type Place } from './places';
import { incidentCountQuery, useCounters } from '../../shared/api/counters';
import { shellWords } from './shell.words';

/** Every part of the application this person has, with exact counters. @param onGo closes the drawer that it stands in */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const me = useMe();
  const key = useKeycap('compose');
  return (
    <nav aria-label={shellWords.navigation} className="flex flex-col gap-4 p-3">
      {me.posts.length > 0 && (
        <Link
          to={'/compose/new' as string}
          onClick={onGo}
          className="control flex items-center gap-2 rounded-control bg-primary px-3 text-ui font-medium text-on-primary hover:bg-primary-hover"
        >
          <Plus size={18} aria-hidden />
          <span className="flex-1">{shellWords.compose}</span>
          {key && <Keycap>{key}</Keycap>}
        </Link>
      )}
      {placesOf(me).map(({ title, places }) => (
        <section key={title} aria-label={title}>
          <p aria-hidden className="px-2 pb-1 text-meta text-ink-3">
            {title}
          </p>
          <ul>
            {places.map((place) => (
              <li key={place.to}>
                <PlaceLink place={place} onGo={onGo} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function PlaceLink({
  place: { to, label, icon: Icon, folder, countsIncidents = false, isAlarm },
  onGo,
}: {
  place: Place;
  onGo?: () => void;
}) {
  const counters = useCounters();
  const incidents = useQuery({ ...incidentCountQuery, enabled: countsIncidents }).data; // kept for every place once one has asked
  const total = folder ? counters?.folders[folder]?.total : countsIncidents ? incidents?.open : undefined;
  return (
    <Link
      to={to}
      onClick={onGo}
      activeOptions={{ exact: to === '/secretariat', includeSearch: false }}
      className="control flex items-center gap-2 rounded-control px-2 text-ui text-ink-2 hover:bg-sunken hover:text-ink"
      activeProps={{ className: '!bg-primary-soft !text-primary-soft-ink font-medium' }}
    >
      <Icon size={18} aria-hidden className={cx('shrink-0', Icon === Forward && 'mirrored')} />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {!!total && <span className={cx('tabular text-secondary', isAlarm ? 'font-semibold text-danger' : '')}>{count(total)}</span>}
    </Link>
  );
}
