import { useQuery } from '@tanstack/react-query';
import { BookX } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { BookView } from '../../../../contracts/views';
import { bookWords } from '../../../../contracts/words';
import { persianDigits } from '../../shared/format/format';
import { DateField } from '../../shared/ui/date-field';
import { DigitsField } from '../../shared/ui/digits-field';
import { Checkbox } from '../../shared/ui/checkbox';
import { SelectField, TextField } from '../../shared/ui/field';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { BookEntries } from './book-entries';
import { booksQuery, yearsQuery, type EntriesFilter } from './secretariat.data';
import { booksWords as words } from './secretariat.words';

/** The books of the person's offices, year by year, with the numbers that are void. */
export function BooksScreen() {
  const { data: books, error, refetch } = useQuery(booksQuery);
  const [picked, setPicked] = useState<string | null>(null);
  const book = books?.find(({ id }) => id === picked) ?? books?.[0];
  const offices = new Set(books?.map(({ office }) => office.id));
  return (
    <>
      <ScreenHeader title={words.title}>{words.subtitle}</ScreenHeader>
      {error && !books && <Failure error={error} onRetry={() => void refetch()} />}
      {!books && !error && <Skeleton rows={[4, 20]} />}
      {books && !book && (
        <Empty icon={<BookX size={32} />} title={words.noBooks}>
          {words.noBooksSays}
        </Empty>
      )}
      {books && book && (
        <div className="space-y-4 p-4 md:p-6">
          <Book
            key={book.id}
            book={book}
            choice={
              <SelectField
                label={words.book}
                value={book.id}
                onChange={setPicked}
                options={books.map(({ id, kind, office }) => ({
                  id,
                  label: offices.size > 1 ? `${bookWords[kind]} · ${office.name}` : bookWords[kind]!,
                }))}
              />
            }
          />
        </div>
      )}
    </>
  );
}

function Book({ book, choice }: { book: BookView; choice: ReactNode }) {
  const { data: years = [] } = useQuery(yearsQuery(book.id));
  const [filter, setFilter] = useState<EntriesFilter>({
    year: book.year,
    q: '',
    fromNo: '',
    toNo: '',
    fromDay: null,
    toDay: null,
    void: undefined,
  });
  const asked = useDeferredValue(filter);
  const set = (part: Partial<EntriesFilter>) => setFilter((before) => ({ ...before, ...part }));
  const shownYears = years.length > 0 ? years : [{ year: book.year, lastNo: book.lastNo, void: 0 }];
  return (
    <>
      <div className="grid gap-3 rounded-card border border-line bg-surface p-4 md:grid-cols-2 xl:grid-cols-4">
        {choice}
        <SelectField
          label={words.year}
          value={String(filter.year)}
          onChange={(year) => set({ year: Number(year) })}
          options={shownYears.map(({ year, lastNo, void: isVoid }) => ({
            id: String(year),
            label: words.yearLine(persianDigits(String(year)), lastNo, isVoid),
          }))}
        />
        <TextField label={words.find} value={filter.q} onChange={(q) => set({ q })} isLatin maxLength={60} type="search" />
        <div className="grid grid-cols-2 gap-3">
          <DigitsField label={words.fromNo} value={filter.fromNo} onChange={(fromNo) => set({ fromNo })} maxDigits={9} />
          <DigitsField label={words.toNo} value={filter.toNo} onChange={(toNo) => set({ toNo })} maxDigits={9} />
        </div>
        <DateField label={words.fromDay} value={filter.fromDay} onChange={(fromDay) => set({ fromDay })} max={filter.toDay ?? undefined} />
        <DateField label={words.toDay} value={filter.toDay} onChange={(toDay) => set({ toDay })} min={filter.fromDay ?? undefined} />
        <Checkbox isSelected={!!filter.void} onChange={(isVoid) => set({ void: isVoid || undefined })} className="self-end">
          {words.voidOnly}
        </Checkbox>
      </div>
      <BookEntries book={book.id} filter={asked} />
    </>
  );
}

/** Digits of any keyboard, and nothing else. */
