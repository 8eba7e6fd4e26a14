import type { ReactNode } from 'react';
import { PostPicker } from '../../../shared/org/post-picker';
import { UnitPicker } from '../../../shared/org/unit-picker';
import { SelectField, type Option } from '../../../shared/ui/field';
import { panelWords as words } from './designer.words';
import { whoFeel, whoOf, type Level, type Place, type Who } from './feel-forms';
import { KeptField, useWritten } from './kept-field';

export const optionsOf = <T extends string>(labels: Readonly<Record<T, string>>): Option<T>[] =>
  (Object.entries(labels) as [T, string][]).map(([id, label]) => ({ id, label }));

export interface WhoFieldProps {
  label: string;
  written: string | undefined;
  onWrite: (feel: string | undefined) => void;
  /** what each instance of a repetition is called; undefined where there is none */
  item: string | undefined;
}

const begun = (kind: Who['kind'], before: Who, item: string | undefined): Who => {
  const place: Place = 'place' in before ? before.place : item ? { kind: 'item', name: item } : { kind: 'unit' };
  if (kind === 'posts') return { kind, posts: [] };
  if (kind === 'head' || kind === 'secretariat') return { kind, place };
  if (kind === 'role') return { kind, place, role: 'EXPERT' };
  if (kind === 'item') return { kind, name: item ?? '' };
  if (kind === 'other') return { kind, text: whoFeel(before) ?? '=' };
  return { kind };
};

/** Whose task it is, in words; the expression itself for whoever wants it. */
export function WhoField({ label, written, onWrite, item }: WhoFieldProps) {
  const [who, change] = useWritten(written, whoOf, whoFeel, onWrite);
  const kinds = optionsOf(words.whos).filter(({ id }) => id !== 'item' || item || who.kind === 'item');
  return (
    <>
      <SelectField label={label} value={who.kind} options={kinds} onChange={(kind) => change(begun(kind, who, item))} />
      {who.kind === 'posts' && <PostPicker label={words.posts} value={who.posts} onChange={(posts) => change({ ...who, posts })} />}
      {'place' in who && <PlaceField place={who.place} item={item} onChange={(place) => change({ ...who, place })} />}
      {who.kind === 'role' && (
        <SelectField label={words.role} value={who.role} options={optionsOf(words.roles)} onChange={(role) => change({ ...who, role })} />
      )}
      <Feel text={written} isOpen={who.kind === 'other'} onKeep={(text) => change({ kind: 'other', text })} />
    </>
  );
}

function PlaceField({ place, item, onChange }: { place: Place; item: string | undefined; onChange: (place: Place) => void }) {
  const kinds = optionsOf(words.places).filter(({ id }) => id !== 'item' || item || place.kind === 'item');
  const begin = (kind: Place['kind']): Place => {
    if (kind === 'level') return { kind, level: 'province' };
    if (kind === 'given') return { kind, id: '' };
    return kind === 'item' ? { kind, name: item ?? '' } : { kind };
  };
  return (
    <>
      <SelectField label={words.place} value={place.kind} options={kinds} onChange={(kind) => onChange(begin(kind))} />
      {place.kind === 'level' && (
        <SelectField
          label={words.level}
          value={place.level}
          options={optionsOf(words.levels)}
          onChange={(level: Level) => onChange({ kind: 'level', level })}
        />
      )}
      {place.kind === 'given' && (
        <UnitPicker
          label={words.unit}
          max={1}
          value={place.id ? [place.id] : []}
          onChange={([id]) => onChange({ kind: 'given', id: id ?? '' })}
        />
      )}
    </>
  );
}

/** The expression as it is in the file: folded away, unless nothing else says what it means. */
export function Feel({ text, isOpen, onKeep }: { text: string | undefined; isOpen: boolean; onKeep: (text: string) => void }): ReactNode {
  const field = <KeptField label={words.feel} isLatin value={text ?? ''} onKeep={onKeep} />;
  if (isOpen) return field;
  if (!text) return null;
  return (
    <details>
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-meta text-ink-3">{words.showFeel}</summary>
      {field}
    </details>
  );
}
