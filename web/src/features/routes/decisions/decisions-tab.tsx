import { useQuery } from '@tanstack/react-query';
import { Download, FileUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { RouteDecisions } from '../../../../../contracts/routes';
import { Button, IconButton } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { DataTable, type Column } from '../../../shared/ui/data-table';
import { TextField } from '../../../shared/ui/field';
import { FormDialog } from '../../../shared/ui/form-dialog';
import { Panel } from '../../../shared/ui/screen-header';
import { Empty, Failure, Refusal, Skeleton } from '../../../shared/ui/states';
import type { RouteTabProps } from '../route-screen';
import { decisionsAddress, decisionsQuery, usePutDecisions, useRemoveDecisions } from './decisions.data';
import { decisionWords as words } from './decisions.words';
import { emptyDecision } from './empty-decision';
import { TableEditor } from './table-editor';

/** The decision tables of a route: brought, made, edited in place, each with what was found in it. */
export default function DecisionsTab({ route }: RouteTabProps) {
  const { data, error, refetch } = useQuery(decisionsQuery(route.id));
  const [open, setOpen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'new' | RouteDecisions | null>(null);
  const bring = usePutDecisions(route.id, () => undefined);
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[3, 6]} />;
  const mayEdit = !route.retired;
  const columns: Column<RouteDecisions>[] = [
    {
      id: 'name',
      header: words.file,
      isName: true,
      cell: ({ name }) => (
        <Button
          look="quiet"
          aria-label={words.open(name)}
          aria-expanded={open === name}
          onPress={() => setOpen(open === name ? null : name)}
        >
          <bdi>{name}</bdi>
        </Button>
      ),
    },
    { id: 'decisions', header: words.decisions, from: 'md', cell: ({ decisions }) => decisions.map(({ name }) => name).join('، ') },
    {
      id: 'standing',
      header: words.standing,
      cell: ({ usable }) => <Chip tone={usable ? 'ok' : 'danger'}>{usable ? words.usable : words.unusable}</Chip>,
    },
    { id: 'brought', header: words.brought, from: 'lg', cell: ({ brought }) => brought.by.name },
    {
      id: 'acts',
      header: words.acts,
      cell: (file) => (
        <span className="flex">
          <IconButton
            label={words.download(file.name)}
            onPress={() => window.location.assign(`/api${decisionsAddress(route.id, file.name)}`)}
          >
            <Download size={18} aria-hidden />
          </IconButton>
          {mayEdit && (
            <IconButton label={words.remove(file.name)} onPress={() => setDialog(file)}>
              <Trash2 size={18} aria-hidden />
            </IconButton>
          )}
        </span>
      ),
    },
  ];
  const opened = data.items.find(({ name }) => name === open);
  return (
    <div className="space-y-4 p-4 md:p-6">
      <Panel
        title={words.files}
        actions={
          mayEdit && (
            <span className="flex flex-wrap gap-2">
              <FileTrigger
                acceptedFileTypes={['.dmn', '.xml']}
                onSelect={(files) => {
                  const [file] = files ?? [];
                  if (file) bring.mutate(file);
                }}
              >
                <Button icon={<FileUp size={16} aria-hidden />} isPending={bring.isPending}>
                  {words.bring}
                </Button>
              </FileTrigger>
              <Button icon={<Plus size={16} aria-hidden />} onPress={() => setDialog('new')}>
                {words.create}
              </Button>
            </span>
          )
        }
      >
        <div className="px-4 pb-2 text-secondary text-ink-2">
          <p>{words.says}</p>
          <Refusal error={bring.error} />
        </div>
        {data.items.length === 0 ? (
          <Empty title={words.none}>{words.noneSays}</Empty>
        ) : (
          <DataTable
            caption={words.files}
            columns={columns}
            rows={data.items}
            keyOf={({ name }) => name}
            isMarked={({ name }) => name === open}
          />
        )}
      </Panel>
      {opened && <TableEditor key={opened.name} route={route.id} file={opened} mayEdit={mayEdit} onClose={() => setOpen(null)} />}
      {dialog === 'new' && <NewTable route={route.id} onClose={() => setDialog(null)} onMade={setOpen} />}
      {dialog && dialog !== 'new' && <Removal route={route.id} name={dialog.name} onClose={() => setDialog(null)} />}
    </div>
  );
}

function NewTable({ route, onClose, onMade }: { route: string; onClose: () => void; onMade: (file: string) => void }) {
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const put = usePutDecisions(route, () => {
    onMade(`${name.trim()}.dmn`);
    onClose();
  });
  const submit = () => {
    setTried(true);
    const id = `decision_${Date.now().toString(36)}`;
    if (name.trim()) put.mutate(new File([emptyDecision(id, name.trim())], `${name.trim()}.dmn`, { type: 'application/xml' }));
  };
  return (
    <FormDialog
      title={words.create}
      action={words.create}
      width="narrow"
      onClose={onClose}
      isPending={put.isPending}
      refusal={<Refusal error={put.error} />}
      onSubmit={submit}
    >
      <TextField
        label={words.name}
        value={name}
        onChange={setName}
        isRequired
        maxLength={100}
        error={isTried && !name.trim() ? words.nameMissing : undefined}
        autoFocus
      />
    </FormDialog>
  );
}

function Removal({ route, name, onClose }: { route: string; name: string; onClose: () => void }) {
  const remove = useRemoveDecisions(route, onClose);
  return (
    <ConfirmDialog
      title={words.removeTitle}
      action={words.removeTitle}
      look="danger"
      isPending={remove.isPending}
      onConfirm={() => remove.mutate(name)}
      onClose={onClose}
    >
      <p>{words.removeSays}</p>
      <Refusal error={remove.error} />
    </ConfirmDialog>
  );
}
