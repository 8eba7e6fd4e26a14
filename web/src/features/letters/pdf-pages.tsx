import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Skeleton } from '../../shared/ui/states';
import { attachmentWords as a } from './letters.words';

GlobalWorkerOptions.workerSrc = workerUrl;

/** A PDF as pictures of its pages: drawn here, so that nothing in it runs. Pages are drawn when they come into sight. */
export default function PdfPages({ url, onFailed }: { url: string; onFailed: () => void }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    const task = getDocument({ url, withCredentials: true, enableXfa: false, useWasm: false, disableFontFace: false });
    task.promise.then(setPdf, () => !task.destroyed && failed());
    return () => void task.destroy();
  }, [url]);
  if (!pdf) return <Skeleton rows={[30]} />;
  return (
    <ol className="space-y-3">
      {Array.from({ length: pdf.numPages }, (_, i) => (
        <li key={i}>
          <Page pdf={pdf} no={i + 1} />
        </li>
      ))}
    </ol>
  );
}

function Page({ pdf, no }: { pdf: PDFDocumentProxy; no: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(no === 1);
  useEffect(() => {
    const box = canvas.current;
    if (!box || isNear) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '600px' });
    watch.observe(box);
    return () => watch.disconnect();
  }, [isNear]);
  useEffect(() => {
    const box = canvas.current;
    if (!isNear || !box) return;
    let cancel = () => undefined as void;
    let isLeft = false;
    void pdf.getPage(no).then((page) => {
      if (isLeft) return;
      const natural = page.getViewport({ scale: 1 });
      const scale = (box.clientWidth / natural.width) * Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale });
      box.width = Math.floor(viewport.width);
      box.height = Math.floor(viewport.height);
      const drawing = page.render({ canvas: box, viewport });
      cancel = () => drawing.cancel();
      drawing.promise.catch(() => undefined); // left while it was drawn
    });
    return () => {
      isLeft = true;
      cancel();
    };
  }, [pdf, no, isNear]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={a.page(no, pdf.numPages)}
      className="mx-auto block aspect-[1/1.414] h-auto w-full max-w-3xl bg-surface"
    />
  );
}
