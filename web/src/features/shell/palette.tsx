import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { useMe } from '../../shared/api/me';
import { LetterNo } from '../../shared/format/letter-no';
import { normalise } from '../../shared/format/normalise';
import { Dialog } from '../../shared/ui/dialog';
import { Failure } from '../../shared/ui/states';
import { placesOf } from './places';
import { letterSearchQuery } from './shell.data';
import { paletteWords, shellWords } from './shell.words';

/** One box for everything: letters one has part in, and every part of the application. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery(letterSearchQuery(q));
  const letters = q.length >= 2 ? (found.data?.items ?? []) : [];
  const commands = [{ to: '/compose/new', label: shellWords.compose }, ...placesOf(me).flatMap(({ places }) => places)].filter(
    ({ label }) => normalise(label).includes(normalise(q)),
  );
  const go = (to: string) => {
    onClose();
    void navigate({ to });
  };
  return (
    <Dialog title={paletteWords.title} isOpen onClose={onClose} width="medium">
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField aria-label={paletteWords.input} autoFocus>
          <Input
            placeholder={paletteWords.input}
            className="control w-full rounded-control border border-line-strong bg-surface px-3 text-ui [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        {found.error ? (
          <Failure error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <div tabIndex={0} className="h-80 overflow-y-auto">
            <ListBox
              aria-label={paletteWords.title}
              onAction={(to) => go(String(to))}
              renderEmptyState={() => <p className="p-4 text-ui text-ink-2">{q.length < 2 ? paletteWords.hint : paletteWords.nothing}</p>}
            >
              {letters.length > 0 && (
                <ListBoxSection id="letters">
                  <Header className="px-3 py-1 text-meta text-ink-3">{paletteWords.letters}</Header>
                  {letters.map(({ id, subject, number, sender }) => (
                    <Row key={id} id={`/letters/${id}`} text={subject}>
                      <FileText size={16} aria-hidden className="shrink-0" />
                      <span className="min-w-0 flex-1">
                        <span className="block truncate">{subject}</span>
                        <span className="block truncate text-meta text-ink-3">
                          {number && <LetterNo value={number} />} {number && '·'} {sender}
                        </span>
                      </span>
                    </Row>
                  ))}
                </ListBoxSection>
              )}
              {commands.length > 0 && (
                <ListBoxSection id="commands">
                  <Header className="px-3 py-1 text-meta text-ink-3">{paletteWords.commands}</Header>
                  {commands.map(({ to, label }) => (
                    <Row key={to} id={to} text={label}>
                      {label}
                    </Row>
                  ))}
                </ListBoxSection>
              )}
            </ListBox>
          </div>
        )}
      </Autocomplete>
    </Dialog>
  );
}

function Row({ id, text, children }: { id: string; text: string; children: ReactNode }) {
  return (
    <ListBoxItem
      id={id}
      textValue={text}
      className="control flex cursor-pointer items-center gap-3 rounded-control px-3 py-1 text-ui -outline-offset-2! data-[focused]:bg-sunken"
    >
      {children}
    </ListBoxItem>
  );
}
