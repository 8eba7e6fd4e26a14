import '@fontsource/vazirmatn/arabic-400.css';
import '@fontsource/vazirmatn/arabic-700.css';
import '@fontsource/vazirmatn/latin-400.css';
import '@fontsource/vazirmatn/latin-700.css';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Printer } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { Button } from '../../shared/ui/button';
import { Choice } from '../../shared/ui/field';
import { Failure, Skeleton } from '../../shared/ui/states';
import { letterQuery } from '../../shared/letters/letter.data';
import { pathQuery } from './letters.data';
import { printWords as p } from './letters.words';
import { ClassBanner, Paper, signaturesOf } from './paper';
import './print.css';

type Size = 'a4' | 'a5';

/** The letter on sheets, as the printer gives it: the same sheets are shown and printed, so that what one sees is what one gets. */
export function PrintScreen({ letterId, onBack }: { letterId: string; onBack: () => void }) {
  const letter = useQuery(letterQuery(letterId));
  const path = useQuery(pathQuery(letterId));
  const [size, setSize] = useState<Size>('a4');
  if (letter.isError) return <Failure isScreen error={letter.error} onRetry={() => void letter.refetch()} />;
  if (!letter.data || path.isPending) return <Skeleton rows={[3, 30]} />;
  return (
    <div className="min-h-full bg-canvas pb-8 print:bg-transparent print:p-0">
      <header className="flex flex-wrap items-end gap-3 border-b border-line bg-surface px-4 py-3 print:hidden">
        <h1 className="me-auto text-section font-semibold">{p.title}</h1>
        <Choice
          label={p.paper}
          options={[
            { id: 'a4', label: 'A4' },
            { id: 'a5', label: 'A5' },
          ]}
          value={size}
          onChange={setSize}
        />
        <Button icon={<ArrowRight size={16} aria-hidden />} onPress={onBack}>
          {p.back}
        </Button>
        <Button look="primary" icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
          {p.print}
        </Button>
      </header>
      <Sheets key={size} size={size} letter={letter.data}>
        <Paper letter={letter.data} signatures={signaturesOf(path.data?.hops ?? [], letter.data)} />
      </Sheets>
    </div>
  );
}

/**
 * The browser breaks the text into columns of the size of a page, with its own rules for lines and tables; sheet n shows column n. So the
 * number of pages is known before printing, and each can say which of how many it is.
 */
function Sheets({ size, letter, children }: { size: Size; letter: LetterView; children: ReactNode }) {
  const flow = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(1);
  useLayoutEffect(() => {
    const measure = () => {
      const box = flow.current;
      if (box) setPages(Math.max(1, Math.round(box.scrollWidth / box.clientWidth)));
    };
    measure();
    void document.fonts.ready.then(measure);
  }, [size, letter]);
  return (
    <div tabIndex={0} data-theme="light" className="print-sheets" data-size={size}>
      {Array.from({ length: pages }, (_, i) => (
        <section key={i} className="print-sheet" aria-hidden={i > 0 || undefined} inert={i > 0}>
          <ClassBanner letter={letter} className="print-class" />
          <div className="print-window">
            <div ref={i === 0 ? flow : undefined} className="print-flow" style={{ translate: `${i * 100}% 0` }}>
              {children}
            </div>
          </div>
          <footer className="print-foot">
            <ClassBanner letter={letter} className="print-class" />
            <p>{p.page(i + 1, pages)}</p>
          </footer>
        </section>
      ))}
    </div>
  );
}
