import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Folder, LetterKind, Sort } from '../../../../contracts/cartable';
import type { Priority } from '../../../../contracts/letters';
import type { TaskKind } from '../../../../contracts/tasks';
import { letterKindWords, priorityWords, taskWords } from '../../../../contracts/words';
import { useMe } from '../../shared/api/me';
import { UnitPicker } from '../../shared/org/unit-picker';
import { Button, IconButton } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Checkbox } from '../../shared/ui/checkbox';
import { SelectField, TextField, type Option } from '../../shared/ui/field';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { useCount, useRemoveView, useSaveView, useViews } from './cartable.data';
import { flagWords, folderWords, sortWords, viewWords as v } from './cartable.words';
import { queryOf, type Filters, type Flag } from './filters';

const ANY = 'any';
const optionsOf = (words: Readonly<Record<string, string>>, any = v.any as string): Option[] => [
  { id: ANY, label: any },
  ...Object.entries(words).map(([id, label]) => ({ id, label })),
];
const flags: Flag[] = ['unseen', 'dueToday', 'overdue', 'classified', 'starred'];

/** Everything that can narrow a list, how many letters that leaves, and the choices a person keeps under a name. */
export default function ViewsDialog({
  folder,
  filters,
  onFilters,
  onFolder,
  onClose,
}: {
  folder: Folder;
  filters: Filters;
  onFilters: (filters: Filters) => void;
  onFolder: (folder: Folder, filters: Filters) => void;
  onClose: () => void;
}) {
  const { posts, chosenPostId } = useMe();
  const [draft, setDraft] = useState(filters);
  const set = <K extends keyof Filters>(name: K, value: Filters[K] | undefined) =>
    setDraft((before) => Object.fromEntries(Object.entries({ ...before, [name]: value }).filter(([, is]) => is !== undefined)) as Filters);
  const found = useCount(queryOf(folder, draft));
  const priorities = draft.priority ?? [];
  const postOptions = [
    { id: ANY, label: v.anyPost },
    ...posts.map(({ postId, title, unitName }) => ({ id: postId, label: title, detail: unitName })),
  ];
  return (
    <Dialog
      title={v.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <p role="status" className="me-auto self-center text-secondary text-ink-2 tabular">
            {found !== undefined && v.found(found)}
          </p>
          <Button
            look="primary"
            onPress={() => {
              onFilters(draft);
              onClose();
            }}
          >
            {v.apply}
          </Button>
        </>
      }
    >
      <SavedViewList onOpen={(folder, filters) => (onFolder(folder, filters), onClose())} />
      <TextField label={v.q} value={draft.q ?? ''} onChange={(q) => set('q', q || undefined)} maxLength={100} autoFocus />
      <div className="grid gap-3 md:grid-cols-2">
        <SelectField
          label={v.letterKind}
          options={optionsOf(letterKindWords)}
          value={draft.letterKind ?? ANY}
          onChange={(kind) => set('letterKind', kind === ANY ? undefined : (kind as LetterKind))}
        />
        <SelectField
          label={v.kind}
          options={optionsOf(taskWords)}
          value={draft.kind ?? ANY}
          onChange={(kind) => set('kind', kind === ANY ? undefined : (kind as TaskKind))}
        />
        <SelectField
          label={v.sort}
          options={Object.entries(sortWords).map(([id, label]) => ({ id, label }))}
          value={draft.sort ?? (folder === 'followUp' ? 'due' : 'newest')}
          onChange={(sort) => set('sort', sort as Sort)}
        />
        {posts.length > 1 && (!chosenPostId || draft.post) && (
          <SelectField
            label={v.post}
            options={postOptions}
            value={draft.post ?? ANY}
            onChange={(post) => set('post', post === ANY ? undefined : post)}
          />
        )}
      </div>
      <UnitPicker label={v.from} value={draft.from ? [draft.from] : []} onChange={([from]) => set('from', from)} max={1} />
      <fieldset>
        <legend className="text-secondary font-medium text-ink-2">{v.priority}</legend>
        <div className="flex flex-wrap gap-x-4">
          {(Object.keys(priorityWords) as Priority[]).map((one) => (
            <Checkbox
              key={one}
              isSelected={priorities.includes(one)}
              onChange={(isOn) => {
                const next = isOn ? [...priorities, one] : priorities.filter((other) => other !== one);
                set('priority', next.length > 0 ? next : undefined);
              }}
            >
              {priorityWords[one]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="text-secondary font-medium text-ink-2">{v.only}</legend>
        <div className="flex flex-wrap gap-x-4">
          {flags.map((flag) => (
            <Checkbox key={flag} isSelected={!!draft[flag]} onChange={(isOn) => set(flag, isOn || undefined)}>
              {flagWords[flag]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <SaveForm folder={folder} filters={draft} />
    </Dialog>
  );
}

function SavedViewList({ onOpen }: { onOpen: (folder: Folder, filters: Filters) => void }) {
  const views = useViews();
  const remove = useRemoveView();
  const items = views.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className="text-secondary font-medium text-ink-2">{v.saved}</h3>
      <ul className="mt-1 divide-y divide-line rounded-card border border-line">
        {items.map(({ id, name, folder, filters }) => (
          <li key={id} className="flex items-center ps-3">
            <button
              type="button"
              className="control min-w-0 flex-1 truncate text-start text-ui hover:text-primary"
              onClick={() => onOpen(folder, filters)}
            >
              <Bookmark size={14} aria-hidden className="me-2 inline text-primary" />
              {name} <span className="text-meta text-ink-3">{folderWords[folder]}</span>
            </button>
            <IconButton label={v.remove(name)} onPress={() => remove.mutate(id)}>
              <Trash2 size={16} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <Refusal error={remove.error} />
    </section>
  );
}

function SaveForm({ folder, filters }: { folder: Folder; filters: Filters }) {
  const [name, setName] = useState('');
  const save = useSaveView(({ name }) => {
    setName('');
    toast({ title: v.savedToast(name), tone: 'ok' });
  });
  return (
    <form
      className="space-y-2 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save.mutate({ name: name.trim(), folder, filters });
      }}
    >
      <div className="flex items-end gap-2">
        <TextField label={v.name} value={name} onChange={setName} maxLength={60} className="flex-1" />
        <Button type="submit" isPending={save.isPending} isDisabled={!name.trim()}>
          {v.save}
        </Button>
      </div>
      <Refusal error={save.error} />
    </form>
  );
}
