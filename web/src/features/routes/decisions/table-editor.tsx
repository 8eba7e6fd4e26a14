import { useQuery } from '@tanstack/react-query';
import { Save, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RouteDecisions } from '../../../../../contracts/routes';
import { Banner } from '../../../shared/ui/banner';
import { Button } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { SelectField, TextField } from '../../../shared/ui/field';
import { Panel } from '../../../shared/ui/screen-header';
import { Refusal, Skeleton } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { FindingList } from '../library/report';
import { DecisionFile, type Aggregation, type Policy, type Table } from './decision-file';
import { decisionsFileQuery, usePutDecisions } from './decisions.data';
import { decisionWords, tableWords as words } from './decisions.words';
import { TableGrid } from './table-grid';

const optionsOf = <T extends string>(labels: Readonly<Record<T, string>>) =>
  (Object.entries(labels) as [T, string][]).map(([id, label]) => ({ id, label }));

interface Props {
  route: string;
  file: RouteDecisions;
  mayEdit: boolean;
  onClose: () => void;
}

/** One file of tables, opened: which decision, what it says, and beside it what is missing or contradicts itself. */
export function TableEditor(props: Props) {
  const { data: xml, error } = useQuery(decisionsFileQuery(props.route, props.file.name));
  const [read, setRead] = useState<{ file: DecisionFile | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (xml !== undefined)
      DecisionFile.read(xml).then(
        (file) => isCurrent && setRead({ file }),
        () => isCurrent && setRead({ file: null }),
      );
    return () => {
      isCurrent = false;
    };
  }, [xml]);
  const { name, findings } = props.file;
  return (
    <Panel
      title={name}
      actions={
        <Button look="quiet" icon={<X size={16} aria-hidden />} onPress={props.onClose}>
          {decisionWords.close}
        </Button>
      }
    >
      <div className="space-y-4 px-4 pb-4">
        {findings.length > 0 ? (
          <FindingList findings={findings} label={decisionWords.findings} />
        ) : (
          <Banner tone="ok">{decisionWords.sound}</Banner>
        )}
        <Refusal error={error} />
        {!read && !error && <Skeleton rows={[8]} />}
        {read && !read.file && <Banner tone="warn">{decisionWords.unreadable}</Banner>}
        {read?.file && <Decisions {...props} opened={read.file} />}
      </div>
    </Panel>
  );
}

function Decisions({ route, file: { name, findings }, mayEdit, opened }: Props & { opened: DecisionFile }) {
  const decisions = opened.decisions;
  const [id, setId] = useState(decisions[0]?.id ?? '');
  const [changed, setChanged] = useState<Table | null>(null);
  const put = usePutDecisions(route, () => {
    setChanged(null);
    toast({ title: decisionWords.saved, tone: 'ok' });
  });
  const table = changed ?? decisions.find((one) => one.id === id)?.table ?? null;
  const save = async (table: Table) => {
    const xml = await opened.write(id, table);
    put.mutate(new File([xml], name, { type: 'application/xml' }));
  };
  return (
    <>
      {decisions.length > 1 && (
        <SelectField
          label={words.which}
          value={id}
          options={decisions.map((one) => ({ id: one.id, label: one.name }))}
          onChange={setId}
          isDisabled={!!changed}
        />
      )}
      {!table && <p className="text-ui">{decisionWords.noTable}</p>}
      {table && (
        <fieldset disabled={!mayEdit} className="min-w-0 space-y-4">
          <div className="grid gap-3 md:grid-cols-3">
            <TextField label={words.name} value={table.name} onChange={(name) => setChanged({ ...table, name })} />
            <SelectField
              label={words.policy}
              value={table.policy}
              options={optionsOf<Policy>(words.policies)}
              onChange={(policy) => setChanged({ ...table, policy })}
            />
            {table.policy === 'COLLECT' && (
              <SelectField
                label={words.aggregation}
                value={table.aggregation ?? 'none'}
                options={optionsOf<Aggregation | 'none'>(words.aggregations)}
                onChange={(chosen) => setChanged({ ...table, aggregation: chosen === 'none' ? null : chosen })}
              />
            )}
          </div>
          <TableGrid table={table} found={findings.map(({ element }) => element)} onChange={setChanged} />
          <p className="text-meta text-ink-3">{words.hint}</p>
          <Refusal error={put.error} />
          {mayEdit && (
            <div className="flex items-center gap-3">
              <Button
                look="primary"
                icon={<Save size={16} aria-hidden />}
                isPending={put.isPending}
                isDisabled={!changed}
                onPress={() => void save(table)}
              >
                {decisionWords.save}
              </Button>
              {changed && <Chip tone="warn">{decisionWords.unsaved}</Chip>}
            </div>
          )}
        </fieldset>
      )}
    </>
  );
}
