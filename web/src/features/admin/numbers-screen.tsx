import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { AdminBook, EditBook } from '../../../../contracts/org-admin';
import { bookWords } from '../../../../contracts/words';
import { LetterNo } from '../../shared/format/letter-no';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import type { Column } from '../../shared/ui/data-table';
import { Choice, TextField } from '../../shared/ui/field';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { AdminList } from './admin-list';
import { booksQuery, previewQuery, useAdminAct } from './admin.data';
import { adminWords, numberWords as words } from './admin.words';
import { FormDialog } from './form-dialog';
import { chosen } from './options';
import { useSearchFilter } from './use-search-filter';

/** How the books of each office write their numbers. */
export function NumbersScreen() {
  const { q, field } = useSearchFilter();
  const [editing, setEditing] = useState<AdminBook | null>(null);
  const columns: Column<AdminBook>[] = [
    { id: 'office', header: words.office, isName: true, cell: ({ office }) => office.name },
    { id: 'kind', header: words.book, cell: ({ kind }) => bookWords[kind] },
    {
      id: 'pattern',
      header: words.pattern,
      from: 'lg',
      cell: ({ pattern }) => (
        <bdi dir="ltr" className="text-secondary text-ink-2">
          {pattern}
        </bdi>
      ),
    },
    {
      id: 'next',
      header: words.next,
      isFigure: true,
      cell: ({ nextNumber }) => <LetterNo value={nextNumber} className="whitespace-nowrap" />,
    },
    { id: 'mode', header: words.mode, from: 'md', cell: ({ mode }) => words.modes[mode] },
    {
      id: 'edit',
      header: adminWords.edit,
      cell: (book) => (
        <Button
          look="quiet"
          aria-label={`${adminWords.edit}: ${bookWords[book.kind]}، ${book.office.name}`}
          onPress={() => setEditing(book)}
        >
          {adminWords.edit}
        </Button>
      ),
    },
  ];
  return (
    <>
      <ScreenHeader title={words.title}>{words.subtitle}</ScreenHeader>
      <div className="space-y-4 p-4 md:p-6">
        <TextField {...field} label={adminWords.search} placeholder={words.searchHint} type="search" className="max-w-md" />
        <div className="rounded-card border border-line bg-surface">
          <AdminList caption={words.title} query={booksQuery({ q })} columns={columns} keyOf={({ id }) => id} />
        </div>
      </div>
      {editing && <BookForm book={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function BookForm({ book, onClose }: { book: AdminBook; onClose: () => void }) {
  const [pattern, setPattern] = useState(book.pattern);
  const [mode, setMode] = useState(book.mode);
  const preview = useQuery(previewQuery(book.id, useDeferredValue(pattern.trim())));
  const save = useAdminAct<AdminBook>(() => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
  });
  const body: EditBook = { ...(pattern.trim() !== book.pattern && { pattern: pattern.trim() }), ...(mode !== book.mode && { mode }) };
  return (
    <FormDialog
      title={`${words.editTitle}: ${bookWords[book.kind]}`}
      onClose={onClose}
      act={save}
      onSave={() => save.mutate({ path: `/admin/books/${book.id}`, method: 'PATCH', body })}
    >
      <p className="text-secondary text-ink-2">{book.office.name}</p>
      <TextField
        label={words.pattern}
        description={words.patternHint}
        value={pattern}
        onChange={setPattern}
        isLatin
        isRequired
        maxLength={60}
        autoFocus
      />
      <div aria-live="polite">
        {preview.error ? (
          <Refusal error={preview.error} />
        ) : (
          preview.data && (
            <Banner tone={preview.data.taken ? 'danger' : 'info'}>
              {words.preview} <LetterNo value={preview.data.number} className="font-semibold" />
              {preview.data.taken && <p>{words.taken}</p>}
            </Banner>
          )
        )}
      </div>
      <Choice label={words.mode} value={mode} onChange={setMode} options={chosen(words.modes)} />
    </FormDialog>
  );
}
