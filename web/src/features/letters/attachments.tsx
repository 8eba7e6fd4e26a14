import { Download, File, FileImage, FileText, type LucideIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { LetterView } from '../../../../contracts/views';
import { fileSize } from '../../shared/format/format';
import { Dialog } from '../../shared/ui/dialog';
import { Skeleton } from '../../shared/ui/states';
import { fileUrl } from './letters.data';
import { attachmentWords as a } from './letters.words';

type Attachment = LetterView['attachments'][number];
const PdfPages = lazy(() => import('./pdf-pages'));
/** What a browser draws by itself and cannot run anything. */
const images = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const isPdf = ({ mime }: Attachment) => mime === 'application/pdf';
const isImage = ({ mime }: Attachment) => images.includes(mime);

export function Attachments({ letter }: { letter: LetterView }) {
  const [shown, setShown] = useState<Attachment>();
  if (letter.attachments.length === 0) return null;
  return (
    <section aria-labelledby="attachments" className="print:hidden">
      <h2 id="attachments" className="mb-2 text-ui font-semibold">
        {a.title(letter.attachments.length)}
      </h2>
      <ul className="grid grid-cols-1 gap-2 md:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]">
        {letter.attachments.map((file) => (
          <li key={file.id} className="flex items-center gap-2 rounded-card border border-line bg-surface p-2">
            <Kind file={file} />
            <div className="min-w-0 flex-1">
              {isPdf(file) || isImage(file) ? (
                <button
                  type="button"
                  aria-label={a.preview(file.name)}
                  onClick={() => setShown(file)}
                  className="min-h-6 max-w-full truncate text-start text-secondary font-medium text-primary hover:underline"
                >
                  <bdi>{file.name}</bdi>
                </button>
              ) : (
                <p className="truncate text-secondary font-medium">
                  <bdi>{file.name}</bdi>
                </p>
              )}
              <p className="text-meta text-ink-3">{fileSize(file.size)}</p>
            </div>
            <a
              href={fileUrl(letter.id, file.id)}
              download={file.name}
              aria-label={a.download(file.name)}
              className="control flex aspect-square items-center justify-center rounded-control text-ink-2 hover:bg-sunken"
            >
              <Download size={18} aria-hidden />
            </a>
          </li>
        ))}
      </ul>
      {shown && <Preview letterId={letter.id} file={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}

function Kind({ file }: { file: Attachment }) {
  const Icon: LucideIcon = isImage(file) ? FileImage : isPdf(file) ? FileText : File;
  return (
    <span aria-hidden className="flex size-9 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-2">
      <Icon size={18} />
    </span>
  );
}

function Preview({ letterId, file, onClose }: { letterId: string; file: Attachment; onClose: () => void }) {
  const [hasFailed, setFailed] = useState(false);
  const url = fileUrl(letterId, file.id);
  return (
    <Dialog
      title={file.name}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <a
          href={url}
          download={file.name}
          className="control inline-flex items-center gap-2 rounded-control border border-line-strong px-3 text-ui"
        >
          <Download size={16} aria-hidden />
          {a.downloadShort}
        </a>
      }
    >
      <div className="min-h-60 rounded-card bg-sunken p-2">
        {hasFailed ? (
          <p role="alert" className="p-6 text-center text-ui text-ink-2">
            {a.failed}
          </p>
        ) : isImage(file) ? (
          <img src={url} alt={file.name} onError={() => setFailed(true)} className="mx-auto max-w-full" />
        ) : (
          <Suspense fallback={<Skeleton rows={[20]} />}>
            <PdfPages url={url} onFailed={() => setFailed(true)} />
          </Suspense>
        )}
      </div>
    </Dialog>
  );
}
