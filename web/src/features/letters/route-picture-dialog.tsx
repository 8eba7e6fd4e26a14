import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { LetterPicture } from '../../../../contracts/letter-picture';
import { get } from '../../shared/api/client';
import { RouteDiagram } from '../../shared/diagram/route-diagram';
import { RouteStory } from '../../shared/diagram/route-story';
import { pictureOf } from '../../shared/diagram/standing-picture';
import { placeWord } from '../../shared/diagram/story.words';
import { listOf, persianInstant } from '../../shared/format/format';
import { useChart } from '../../shared/org/chart.data';
import { Banner } from '../../shared/ui/banner';
import { Chip } from '../../shared/ui/chip';
import { Dialog } from '../../shared/ui/dialog';
import { Failure, Skeleton } from '../../shared/ui/states';
import { routePictureWords as words } from './route-picture.words';

/** Beneath the letter's path, so that it is read again whenever that is. */
const routeQuery = (letter: string) =>
  queryOptions({
    queryKey: ['path', letter, 'route'],
    queryFn: ({ signal }) => get<LetterPicture>(`/letters/${letter}/route`, {}, signal),
  });

const tones = { active: 'info', completed: 'ok', cancelled: 'warn' } as const;

/** The route of a letter, drawn: where it stands now, what holds it up, and the way it came. */
export default function RoutePictureDialog({ letter, name, onClose }: { letter: string; name: string; onClose: () => void }) {
  const { data: route, error, refetch } = useQuery(routeQuery(letter));
  return (
    <Dialog title={words.title(name)} isOpen onClose={onClose} width="wide">
      {error && !route && <Failure error={error} onRetry={() => void refetch()} />}
      {!route && !error && <Skeleton rows={[2, 16, 6]} />}
      {route && <Drawn route={route} />}
    </Dialog>
  );
}

function Drawn({ route }: { route: LetterPicture }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const picture = useMemo(() => pictureOf(route, Date.parse(route.at)), [route]);
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-ui">
        {words.version(route.route.version)}
        <Chip tone={tones[route.status]}>{words.status[route.status]}</Chip>
      </p>
      {route.incidents.length > 0 && (
        <Banner tone="danger">
          <p className="font-medium">{words.incidents}</p>
          <ul>
            {route.incidents.map(({ id, sentence }) => (
              <li key={id}>{sentence}</li>
            ))}
          </ul>
          <p>{words.incidentsHint}</p>
        </Banner>
      )}
      <RouteDiagram xml={route.diagram} name={route.route.name} picture={picture} chosen={chosen} onChoose={setChosen} />
      <div className="grid gap-4 md:grid-cols-2">
        <section aria-label={words.stands}>
          <h3 className="pb-1 text-ui font-semibold">{words.stands}</h3>
          <Places route={route} onChoose={setChosen} />
        </section>
        <section aria-label={words.story}>
          <h3 className="pb-1 text-ui font-semibold">{words.story}</h3>
          <RouteStory story={route.story} label={words.story} onChoose={setChosen} />
        </section>
      </div>
    </>
  );
}

/** Where it waits, for whom, and until when. */
function Places({ route: { open, waiting }, onChoose }: { route: LetterPicture; onChoose: (id: string) => void }) {
  const { data: chart } = useChart();
  const nameOf = (post: string) => chart?.byId.get(post)?.label ?? post;
  if (open.length === 0) return <p className="text-ui text-ink-3">{words.nowhere}</p>;
  return (
    <ul className="space-y-2 text-ui">
      {open.map((one) => {
        const { assignee, candidateGroups = [], candidateUsers = [], dueDate } = one.assignment;
        const posts = [...(assignee ? [assignee] : []), ...candidateGroups, ...candidateUsers].map(nameOf);
        const at = waiting.find(({ element }) => element === one.element)?.at;
        return (
          <li key={one.id} onPointerEnter={() => onChoose(one.element)}>
            <p className="font-medium">{placeWord(one)}</p>
            <p className="text-secondary text-ink-2">
              {[
                posts.length > 0 && words.since(listOf(posts)),
                dueDate && words.due(persianInstant(dueDate)),
                at && words.next(persianInstant(at)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
