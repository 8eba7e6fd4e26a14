import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { cleanPasted } from './clean-pasted';

/** What other keyboards and old documents write instead of «ی» and «ک». */
export const persianLetters = (text: string): string => text.replace(/ي|ى/g, 'ی').replace(/ك/g, 'ک').replace(/ۀ/g, 'هٔ');

/** What is typed or pasted becomes the Persian of letters: its own characters, and no more shape than a letter has. */
export const PersianLetters = Extension.create({
  name: 'persianLetters',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleTextInput(view, from, to, text) {
            const persian = persianLetters(text);
            if (persian === text) return false;
            view.dispatch(view.state.tr.insertText(persian, from, to));
            return true;
          },
          transformPastedText: persianLetters,
          transformPastedHTML: (html) => cleanPasted(html),
        },
      }),
    ];
  },
});
