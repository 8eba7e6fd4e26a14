import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { letterNoText } from '../../shared/format/letter-no';
import { AttachmentsField } from '../../shared/letters/attachments-field';
import { letterQuery } from '../../shared/letters/letter.data';
import { Button } from '../../shared/ui/button';
import { Panel } from '../../shared/ui/screen-header';
import { Empty } from '../../shared/ui/states';
import type { Registered } from './secretariat.data';
import { incomingWords as words } from './secretariat.words';

/** The number to write on the paper, the code for the applicant, and the scans on their way. */
export function IncomingDone({
  registered: { letterId, number, trackingCode },
  scans,
  onAnother,
}: {
  registered: Registered;
  scans: readonly File[];
  onAnother: () => void;
}) {
  const files = useQuery(letterQuery(letterId)).data?.attachments ?? [];
  return (
    <>
      <div role="status">
        <Empty
          icon={<CircleCheck size={40} className="text-ok" />}
          title={number ? words.done(letterNoText(number)) : words.doneWithout}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <Link
                to={`/letters/${letterId}` as string}
                className="control inline-flex items-center rounded-control border border-line-strong bg-surface px-3 text-ui hover:bg-sunken"
              >
                {words.open}
              </Link>
              <Button look="primary" onPress={onAnother} autoFocus>
                {words.another}
              </Button>
            </div>
          }
        >
          {trackingCode && (
            <>
              {words.tracking}{' '}
              <bdi dir="ltr" className="font-semibold tabular">
                {trackingCode}
              </bdi>
            </>
          )}
        </Empty>
      </div>
      <div className="mx-auto max-w-xl px-4 pb-6">
        <Panel title={words.scansDone}>
          <div className="space-y-2 px-4 pb-4">
            <AttachmentsField files={files} begun={() => Promise.resolve(letterId)} waiting={scans} />
            <p className="text-secondary text-ink-2">{words.scansDoneHint}</p>
          </div>
        </Panel>
      </div>
    </>
  );
}
