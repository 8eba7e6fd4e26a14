import { useQueryClient } from '@tanstack/react-query';
import { Paperclip, Trash2, Upload } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { LetterView } from '../../../../contracts/views';
import { fileSize, percent } from '../format/format';
import { Button, IconButton } from '../ui/button';
import { Refusal } from '../ui/states';
import { removeAttachment, sendFile } from './files.data';
import { fileWords as w } from './letter-fields.words';
import { letterQuery } from './letter.data';

interface Sending {
  name: string;
  share: number;
}

/**
 * Files that go with the letter, by button or by dragging; each says how far it is.
 * @param begun saves the draft first, as files belong to a letter
 * @param waiting chosen before there was a letter: sent at once
 */
export function AttachmentsField({
  files,
  begun,
  waiting = none,
}: {
  files: LetterView['attachments'];
  begun: () => Promise<string | null>;
  waiting?: readonly File[];
}) {
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
  const sent = useRef(false);
  const sendWaiting = useEffectEvent(() => {
    if (!sent.current) void send(waiting);
    sent.current = true;
  });
  useEffect(() => sendWaiting(), []);

  return (
    <FileDrop onFiles={(chosen) => void send(chosen)}>
      <ul className="space-y-1">
        {files.map(({ id, name, size }) => (
          <FileLine key={id} name={name} size={size} onRemove={() => void remove(id)} />
        ))}
        {sending.map(({ name, share }) => (
          <li key={name} className="text-secondary">
            <span className="block truncate">
              <bdi>{name}</bdi>
            </span>
            <progress aria-label={name} value={share} max={1} className="h-1.5 w-full" />
            <span className="text-meta text-ink-3">{w.sending(percent(share))}</span>
          </li>
        ))}
      </ul>
      <Refusal error={error} />
    </FileDrop>
  );
}

/** Files chosen for a letter that is not there yet. */
export function ChosenFiles({ files, onChange }: { files: readonly File[]; onChange: (files: readonly File[]) => void }) {
  return (
    <FileDrop onFiles={(chosen) => onChange([...files, ...chosen])}>
      <ul className="space-y-1">
        {files.map((file, i) => (
          <FileLine
            key={`${i} ${file.name}`}
            name={file.name}
            size={file.size}
            onRemove={() => onChange(files.filter((one) => one !== file))}
          />
        ))}
      </ul>
    </FileDrop>
  );
}

const none: readonly File[] = [];

function FileLine({ name, size, onRemove }: { name: string; size: number; onRemove: () => void }) {
  return (
    <li className="flex items-center gap-2 text-secondary">
      <Paperclip size={16} aria-hidden className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 truncate">
        <bdi>{name}</bdi>
      </span>
      <span className="shrink-0 text-meta text-ink-3">{fileSize(size)}</span>
      <IconButton label={w.removeFile(name)} onPress={onRemove} className="size-8 min-h-0 pointer-coarse:size-11">
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </li>
  );
}

function FileDrop({ onFiles, children }: { onFiles: (files: readonly File[]) => void; children: ReactNode }) {
  return (
    <DropZone
      aria-label={w.dropHere}
      onDrop={({ items }) => void Promise.all(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))).then(onFiles)}
      className="space-y-2 rounded-card border border-dashed border-line-strong p-3 data-[drop-target]:border-primary data-[drop-target]:bg-primary-soft"
    >
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <FileTrigger allowsMultiple onSelect={(list) => onFiles([...(list ?? [])])}>
          <Button icon={<Upload size={16} aria-hidden />}>{w.attach}</Button>
        </FileTrigger>
        <span className="text-meta text-ink-3 pointer-coarse:hidden">{w.dropHint}</span>
      </div>
    </DropZone>
  );
}
