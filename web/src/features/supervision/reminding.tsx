import { BellRing } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { BoardLetter } from '../../../../contracts/board';
import type { Reminded } from '../../../../contracts/workload';
import { Button } from '../../shared/ui/button';
import { Checkbox } from '../../shared/ui/checkbox';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { useRemind } from './acts.data';
import { remindWords as words } from './acts.words';

/** As many as one command takes. */
const MOST = 200;

type Letter = Pick<BoardLetter, 'process' | 'key' | 'unit'>;

interface Reminding {
  /** for the head of the list */
  button: ReactNode;
  /** above the list: all that are shown, and what was refused */
  all: ReactNode;
  choiceOf: (letter: Letter) => ReactNode;
}

/** Some of the letters of a list, whose desks are reminded of them together. */
export function useReminding(letters: readonly Letter[]): Reminding {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const remind = useRemind((done) => {
    setChosen(new Set());
    tell(done);
  });
  const tasks = letters.filter(({ process }) => chosen.has(process)).map(({ process, key }) => ({ process, key }));
  const choose = (process: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, process] : [...before].filter((each) => each !== process)));
  return {
    button: (
      <Button
        icon={<BellRing size={16} aria-hidden />}
        isDisabled={tasks.length === 0 || tasks.length > MOST}
        isPending={remind.isPending}
        onPress={() => remind.mutate({ tasks })}
      >
        {tasks.length > MOST ? words.tooMany(MOST) : words.remind(tasks.length)}
      </Button>
    ),
    all: (
      <>
        <Refusal error={remind.error} />
        <Checkbox
          className="px-4 print:hidden"
          isSelected={tasks.length === letters.length}
          isIndeterminate={tasks.length > 0 && tasks.length < letters.length}
          onChange={(isEach) => setChosen(new Set(isEach ? letters.map(({ process }) => process) : []))}
        >
          {words.all}
        </Checkbox>
      </>
    ),
    choiceOf: ({ process, unit }) => (
      <Checkbox
        aria-label={words.select(unit.name)}
        isSelected={chosen.has(process)}
        onChange={(isChosen) => choose(process, isChosen)}
        className="self-start print:hidden"
      />
    ),
  };
}

function tell({ items }: Reminded): void {
  const refused = items.filter(({ ok }) => !ok);
  const reminded = items.length - refused.length;
  if (reminded) toast({ title: words.reminded(reminded), tone: 'ok' });
  if (refused.length) toast({ title: words.notReminded(refused.length, refused[0]!.sentence ?? ''), tone: 'danger' });
}
