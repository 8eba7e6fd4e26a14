import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import type { Proposal, ProposedMove, WorkloadFilter } from '../../../../contracts/workload';
import { taskWords } from '../../../../contracts/words';
import { LetterNo } from '../../shared/format/letter-no';
import { persianInstant } from '../../shared/format/format';
import { Button } from '../../shared/ui/button';
import { Checkbox } from '../../shared/ui/checkbox';
import { Panel } from '../../shared/ui/screen-header';
import { Failure, Refusal, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { proposalQuery, useReassign } from './acts.data';
import { workloadWords as words } from './acts.words';

/** What would even out the desks of a place: accepted as a whole or in part. */
export function ProposalPanel({ filter }: { filter: WorkloadFilter }) {
  const { data, error, refetch } = useQuery(proposalQuery(filter));
  return (
    <Panel title={words.proposal} className="print:hidden">
      <p className="px-4 pb-2 text-secondary text-ink-2">{words.proposalRule}</p>
      {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[6]} />)}
      {data?.moves.length === 0 && <p className="px-4 pb-3 text-ui">{words.even}</p>}
      {data && data.moves.length > 0 && <Moves key={data.moves.map(nameOf).join()} proposal={data} />}
    </Panel>
  );
}

const nameOf = ({ process, key }: ProposedMove) => `${process} ${key}`;

function Moves({ proposal: { moves, before, after } }: { proposal: Proposal }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = moves.filter((move) => !left.has(nameOf(move)));
  const accept = useReassign(({ moved }) => toast({ title: words.moved(moved), tone: 'ok' }));
  const turn = (name: string, isChosen: boolean) =>
    setLeft((now) => new Set(isChosen ? [...now].filter((each) => each !== name) : [...now, name]));
  return (
    <div className="space-y-3 px-4 pb-4">
      <p className="text-ui">{words.proposalSays(before, after)}</p>
      <Checkbox
        isSelected={chosen.length === moves.length}
        isIndeterminate={chosen.length > 0 && chosen.length < moves.length}
        onChange={(all) => setLeft(new Set(all ? [] : moves.map(nameOf)))}
      >
        {words.all}
      </Checkbox>
      <ul aria-label={words.proposal} className="max-h-96 divide-y divide-line overflow-y-auto border-y border-line">
        {moves.map((move) => (
          <li key={nameOf(move)} className="py-1.5">
            <Checkbox isSelected={!left.has(nameOf(move))} onChange={(isChosen) => turn(nameOf(move), isChosen)}>
              <span className="flex flex-wrap gap-x-3">
                {move.number ? <LetterNo value={move.number} /> : <span>{words.unnumbered}</span>}
                <span className="text-ink-2">{taskWords[move.kind]}</span>
                <span>{words.fromTo(move.from.title, move.to.title)}</span>
                {move.dueAt && <span className="text-ink-3">{persianInstant(move.dueAt)}</span>}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      <Refusal error={accept.error} />
      <Button
        look="primary"
        icon={<Scale size={16} aria-hidden />}
        isDisabled={chosen.length === 0}
        isPending={accept.isPending}
        onPress={() =>
          accept.mutate({
            work: { from: 'tasks', tasks: chosen.map(({ process, key, to }) => ({ process, key, to: to.id })) },
            reason: words.balance,
            dryRun: false,
          })
        }
      >
        {words.accept(chosen.length)}
      </Button>
    </div>
  );
}
