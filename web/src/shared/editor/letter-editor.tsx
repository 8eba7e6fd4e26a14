import './editor.css';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useEffectEvent, type KeyboardEvent } from 'react';
import type { LetterDocument } from '../../../../contracts/document';
import { letterExtensions } from './extensions';
import { Toolbar } from './toolbar';

export interface LetterEditorProps {
  label: string;
  /** stands where nothing is written yet */
  placeholder: string;
  /** what it opens with; later changes come through `replace` */
  document: LetterDocument;
  onChange: (document: LetterDocument) => void;
  /** told when the editor stands, so that a template or another version can be put in */
  onReady?: (editor: LetterEditorHandle) => void;
  /** Ctrl+Enter, which the editor would keep for itself */
  onSubmit?: () => void;
  /** what stands around the text: the letterhead above it and whatever is below */
  paper?: (text: React.ReactNode) => React.ReactNode;
  /** at the end of the toolbar */
  tools?: React.ReactNode;
}

export interface LetterEditorHandle {
  replace: (document: LetterDocument) => void;
  isEmpty: () => boolean;
  focus: () => void;
}

/** Where the text of a letter is written; holds the toolbar above and the paper below. */
export default function LetterEditor({
  label,
  placeholder,
  document,
  onChange,
  onReady,
  onSubmit,
  paper = (text) => text,
  tools,
}: LetterEditorProps) {
  const changed = useEffectEvent((editor: Editor) => onChange(editor.getJSON() as LetterDocument));
  const ready = useEffectEvent((handle: LetterEditorHandle) => onReady?.(handle));
  const editor = useEditor({
    extensions: letterExtensions,
    content: document,
    injectCSS: false, // the content policy takes no style element; editor.css has these rules
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        dir: 'rtl',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        spellcheck: 'false',
        'aria-placeholder': placeholder,
        'data-placeholder': placeholder,
      },
    },
  });
  useEffect(() => {
    const onUpdate = () => changed(editor);
    editor.on('update', onUpdate);
    ready({
      replace: (next) => editor.chain().setContent(next, { emitUpdate: true }).focus('start').run(),
      isEmpty: () => editor.isEmpty,
      focus: () => editor.commands.focus('start'),
    });
    return () => void editor.off('update', onUpdate);
  }, [editor]);
  const onKey = (event: KeyboardEvent) => {
    if (!onSubmit || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <>
      <Toolbar editor={editor} tools={tools} />
      {paper(<EditorContent editor={editor} className="letter-editor" onKeyDownCapture={onKey} />)}
    </>
  );
}
