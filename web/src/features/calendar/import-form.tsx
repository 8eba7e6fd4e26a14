import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { CalendarCommand, LayerDetails } from '../../../../contracts/calendar-admin';
import { Button } from '../../shared/ui/button';
import { Switch } from '../../shared/ui/field';
import { ChangeForm } from './change-form';
import { calendarWords, dayWords, fileWords as words } from './calendar.words';

/** A layer from a file; what is wrong in it is told line by line. */
export function ImportForm({ layer, onClose }: { layer: LayerDetails; onClose: () => void }) {
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [replace, setReplace] = useState(false);
  const [problem, setProblem] = useState<string>();
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      setFile({ name: chosen.name, text: new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer()) });
      setProblem(undefined);
    } catch {
      setFile(null);
      setProblem(words.broken);
    }
  };
  const commandOf = ({ name, text }: NonNullable<typeof file>): CalendarCommand => ({
    act: 'IMPORT',
    layer: layer.id,
    as: name.toLowerCase().endsWith('.ics') ? 'ics' : 'csv',
    text,
    replace,
  });
  const onTry = () => {
    if (!file) setProblem((before) => before ?? dayWords.missing);
  };
  return (
    <ChangeForm title={words.title} save={words.save} command={file ? commandOf(file) : undefined} onTry={onTry} onClose={onClose}>
      <p className="text-ui">{words.into(calendarWords.layerName(layer.scope, layer.name))}</p>
      <p className="text-secondary text-ink-2">{words.hint}</p>
      <div className="flex flex-wrap items-center gap-3">
        <FileTrigger acceptedFileTypes={['.csv', '.ics', 'text/csv', 'text/calendar']} onSelect={(files) => void read(files?.[0])}>
          <Button>{words.choose}</Button>
        </FileTrigger>
        {file && <bdi className="text-ui">{file.name}</bdi>}
      </div>
      {problem && (
        <p role="alert" className="text-meta text-danger">
          {problem}
        </p>
      )}
      <Switch isSelected={replace} onChange={setReplace}>
        {words.replace}
      </Switch>
    </ChangeForm>
  );
}
