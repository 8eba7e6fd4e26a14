import { useEditorState, type Editor } from '@tiptap/react';
import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Bold,
  ChevronDown,
  Italic,
  List,
  ListOrdered,
  Minus,
  PilcrowRight,
  Quote,
  Redo2,
  RemoveFormatting,
  Strikethrough,
  Underline,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Separator } from 'react-aria-components/Separator';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import { IconButton } from '../ui/button';
import { Button as MenuButton } from 'react-aria-components/Button';
import { Menu } from '../ui/menu';
import { editorWords as w } from './editor.words';
import { TableMenu } from './table-menu';
import { ToolButton } from './tool-button';

const SIZE = 16;
const levels = [1, 2, 3] as const;

const stateOf = ({ editor }: { editor: Editor }) => ({
  heading: levels.find((level) => editor.isActive('heading', { level })),
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  underline: editor.isActive('underline'),
  strike: editor.isActive('strike'),
  bulletList: editor.isActive('bulletList'),
  orderedList: editor.isActive('orderedList'),
  blockquote: editor.isActive('blockquote'),
  ltr: editor.isActive({ dir: 'ltr' }),
  align: (['right', 'center', 'left', 'justify'] as const).find((textAlign) => editor.isActive({ textAlign })),
  table: editor.isActive('table'),
  canUndo: editor.can().undo(),
  canRedo: editor.can().redo(),
});

/** One stop of the Tab key; arrows go along. Every tool keeps the cursor where it was. */
export function Toolbar({ editor, tools }: { editor: Editor; tools?: ReactNode }) {
  const is = useEditorState({ editor, selector: stateOf });
  const run = () => editor.chain().focus();
  return (
    <div className="sticky top-(--toolbar-top,0px) z-10 flex items-center justify-between rounded-t-card md:flex-wrap border-b border-line bg-surface px-2 py-1">
      <AriaToolbar aria-label={w.toolbar} className="flex min-w-0 items-center gap-0.5 p-1 max-md:overflow-x-auto md:flex-wrap md:p-0">
        <IconButton label={w.undo} hint="Ctrl Z" isDisabled={!is.canUndo} onPress={() => run().undo().run()} className={tool}>
          <Redo2 size={SIZE} aria-hidden />
        </IconButton>
        <IconButton label={w.redo} hint="Ctrl Y" isDisabled={!is.canRedo} onPress={() => run().redo().run()} className={tool}>
          <Undo2 size={SIZE} aria-hidden />
        </IconButton>
        <Divider />
        <Menu
          label={w.style}
          trigger={
            <MenuButton className="flex h-8 min-w-24 items-center justify-between gap-2 rounded-control px-2 text-secondary text-ink-2 data-[hovered]:bg-sunken pointer-coarse:h-11">
              <span>
                <span className="sr-only">{w.style}: </span>
                {is.heading ? w.heading[is.heading] : w.paragraph}
              </span>
              <ChevronDown size={14} aria-hidden />
            </MenuButton>
          }
          entries={[
            { id: 'p', label: w.paragraph, onAct: () => run().setParagraph().run() },
            ...levels.map((level) => ({ id: `h${level}`, label: w.heading[level], onAct: () => run().setHeading({ level }).run() })),
          ]}
        />
        <Divider />
        <ToolButton label={w.bold} hint="Ctrl B" isOn={is.bold} onPress={() => run().toggleBold().run()}>
          <Bold size={SIZE} aria-hidden />
        </ToolButton>
        <ToolButton label={w.italic} hint="Ctrl I" isOn={is.italic} onPress={() => run().toggleItalic().run()}>
          <Italic size={SIZE} aria-hidden />
        </ToolButton>
        <ToolButton label={w.underline} hint="Ctrl U" isOn={is.underline} onPress={() => run().toggleUnderline().run()}>
          <Underline size={SIZE} aria-hidden />
        </ToolButton>
        <ToolButton label={w.strike} isOn={is.strike} onPress={() => run().toggleStrike().run()}>
          <Strikethrough size={SIZE} aria-hidden />
        </ToolButton>
        <Divider />
        <ToolButton label={w.bulletList} isOn={is.bulletList} onPress={() => run().toggleBulletList().run()}>
          <List size={SIZE} aria-hidden className="mirrored" />
        </ToolButton>
        <ToolButton label={w.orderedList} isOn={is.orderedList} onPress={() => run().toggleOrderedList().run()}>
          <ListOrdered size={SIZE} aria-hidden className="mirrored" />
        </ToolButton>
        <ToolButton label={w.blockquote} isOn={is.blockquote} onPress={() => run().toggleBlockquote().run()}>
          <Quote size={SIZE} aria-hidden />
        </ToolButton>
        <TableMenu editor={editor} isInTable={is.table} />
        <IconButton label={w.rule} onPress={() => run().setHorizontalRule().run()} className={tool}>
          <Minus size={SIZE} aria-hidden />
        </IconButton>
        <Divider />
        {aligns.map(({ align, label, Icon }) => (
          <ToolButton key={align} label={label} isOn={is.align === align} onPress={() => run().toggleAlign(align).run()}>
            <Icon size={SIZE} aria-hidden />
          </ToolButton>
        ))}
        <ToolButton label={w.ltr} isOn={is.ltr} onPress={() => run().toggleLtr().run()}>
          <PilcrowRight size={SIZE} aria-hidden />
        </ToolButton>
        <Divider />
        <IconButton label={w.clear} onPress={() => run().unsetAllMarks().clearNodes().run()} className={tool}>
          <RemoveFormatting size={SIZE} aria-hidden />
        </IconButton>
      </AriaToolbar>
      {tools}
    </div>
  );
}

const tool = 'size-8 min-h-0 pointer-coarse:size-11';
const aligns = [
  { align: 'right', label: w.alignRight, Icon: AlignRight },
  { align: 'center', label: w.alignCenter, Icon: AlignCenter },
  { align: 'left', label: w.alignLeft, Icon: AlignLeft },
  { align: 'justify', label: w.alignJustify, Icon: AlignJustify },
] as const;

const Divider = () => <Separator orientation="vertical" className="mx-0.5 h-5 shrink-0 border-s border-line" />;
