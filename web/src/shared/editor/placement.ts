import { Extension } from '@tiptap/core';

const aligns = ['right', 'left', 'center', 'justify'] as const;
export type Align = (typeof aligns)[number];
type Dir = 'ltr' | 'rtl';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    placement: {
      /** the same again takes it away */
      toggleAlign: (align: Align) => ReturnType;
      toggleLtr: () => ReturnType;
    };
  }
}

const PLACED = ['paragraph', 'heading'] as const;

/** Alignment and direction of a paragraph or heading: attributes with which the page is styled, as inline style is refused by the content policy. */
export const Placement = Extension.create({
  name: 'placement',
  addGlobalAttributes() {
    return [
      {
        types: [...PLACED],
        attributes: {
          textAlign: {
            default: null,
            parseHTML: (element): Align | null => {
              const align = element.getAttribute('data-align') ?? element.getAttribute('align');
              return aligns.find((known) => known === align?.toLowerCase()) ?? null;
            },
            renderHTML: ({ textAlign }) => (textAlign ? { 'data-align': textAlign as Align } : {}),
          },
          dir: {
            default: null,
            parseHTML: (element): Dir | null => (element.getAttribute('dir')?.toLowerCase() === 'ltr' ? 'ltr' : null),
            renderHTML: ({ dir }) => (dir ? { dir: dir as Dir } : {}),
          },
        },
      },
    ];
  },
  addCommands() {
    const set =
      (attributes: object) =>
      ({ commands }: { commands: { updateAttributes(type: string, attributes: object): boolean } }) =>
        PLACED.map((type) => commands.updateAttributes(type, attributes)).some(Boolean);
    return {
      toggleAlign: (textAlign) => (props) => set({ textAlign: props.editor.isActive({ textAlign }) ? null : textAlign })(props),
      toggleLtr: () => (props) => set({ dir: props.editor.isActive({ dir: 'ltr' }) ? null : 'ltr' })(props),
    };
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Shift-l': () => this.editor.commands.toggleAlign('left'),
      'Mod-Shift-e': () => this.editor.commands.toggleAlign('center'),
      'Mod-Shift-r': () => this.editor.commands.toggleAlign('right'),
      'Mod-Shift-j': () => this.editor.commands.toggleAlign('justify'),
    };
  },
});
