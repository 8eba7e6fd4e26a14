import { useQueryClient } from '@tanstack/react-query';
import { Paperclip, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { LetterView } from '../../../../contracts/views';
import { fileSize, percent } from '../../shared/format/format';
import { letterQuery } from '../../shared/letters/letter.data';
import { Button, IconButton } from '../../shared/ui/button';
import { Refusal } from '../../shared/ui/states';
import { removeAttachment, sendFile } from './compose.data';
import { composeWords as w } from './compose.words';

interface Sending {
  name: string;
  share: number;
}

/** Files that go with the letter, by button or by dragging; each says how far it is. @param begun saves the draft first, as files belong to a letter */
export function Attachments({ files, begun }: { files: LetterView['attachments']; begun: () => Promise<string | null> }) {
  const queries = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [error, setError] = useState<unknown>(null);

  const send = async (chosen: readonly File[]) => {
    setError(null);
    const id = chosen.length ? await begun() : null;
    if (!id) return;
    setSending(chosen.map(({ name }) => ({ name, share: 0 })));
    for (const [i, file] of chosen.entries()) {
      const progress = (share: number) => setSending((all) => all.map((one, n) => (n === i ? { ...one, share } : one)));
      await sendFile(id, file, progress).catch(setError);
    }
    setSending([]);
    await shown(id);
  };
  const remove = async (fileId: string) => {
    setError(null);
    const id = await begun();
    if (!id) return;
    await removeAttachment(id, fileId).catch(setError);
    await shown(id);
  };
  const shown = async (id: string) => {
    const { queryKey } = letterQuery(id);
    await queries.cancelQueries({ queryKey }); // a new draft may still be on its way, as it was before these files
    await queries.invalidateQueries({ queryKey });
  };

  return (
    <DropZone
      aria-label={w.dropHere}
      onDrop={({ items }) => void Promise.all(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(send)}
      className="space-y-2 rounded-card border border-dashed border-line-strong p-3 data-[drop-target]:border-primary data-[drop-target]:bg-primary-soft"
    >
      <ul className="space-y-1">
        {files.map(({ id, name, size }) => (
          <li key={id} className="flex items-center gap-2 text-secondary">
            <Paperclip size={16} aria-hidden className="shrink-0 text-ink-3" />
            <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
            <span className="shrink-0 text-meta text-ink-3">{fileSize(size)}</span>
            <IconButton label={w.removeFile(name)} onPress={() => void remove(id)} className="size-8 min-h-0 pointer-coarse:size-11">
              <Trash2 size={16} aria-hidden />
            </IconButton>
          </li>
        ))}
        {sending.map(({ name, share }) => (
          <li key={name} className="text-secondary">
            <bdi className="block truncate">{name}</bdi>
            <progress aria-label={name} value={share} max={1} className="h-1.5 w-full" />
            <span className="text-meta text-ink-3">{w.sending(percent(share))}</span>
          </li>
        ))}
      </ul>
      <Refusal error={error} />
      <div className="flex flex-wrap items-center gap-2">
        <FileTrigger allowsMultiple onSelect={(list) => void send([...(list ?? [])])}>
          <Button icon={<Upload size={16} aria-hidden />}>{w.attach}</Button>
        </FileTrigger>
        <span className="text-meta text-ink-3 pointer-coarse:hidden">{w.dropHint}</span>
      </div>
    </DropZone>
  );
}
