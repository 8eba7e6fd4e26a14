import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bpmnJsWords } from './bpmn-js.words';

const modules = join(__dirname, '../../../../../node_modules');

const source = (path: string) => readFileSync(join(modules, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

function sources(folder: string): string[] {
  return readdirSync(join(modules, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => source(join(folder, path)));
}

/** What the installed version gives `translate`: written there, held in a constant, or the label of an entry of a menu. */
function asked(): string[] {
  const all = ['bpmn-js/lib', 'diagram-js/lib', 'diagram-js-direct-editing/lib'].flatMap(sources);
  const menus = ['popup-menu/PopupEntries.js', 'replace/ReplaceOptions.js'].map((path) => source(join('bpmn-js/lib/features', path)));
  const found = [
    ...all.flatMap((source) => [...source.matchAll(/\btranslate\(\s*(["'`])([A-Za-z](?:\\.|(?!\1).)*)\1/g)]),
    ...all.flatMap((source) => [...source.matchAll(/_MSG\s*=\s*(["'])([^"']*)\1/g)]),
    ...menus.flatMap((source) => [...source.matchAll(/\blabel(?::|\s=)\s*(["'])([^"']*)\1/g)]),
  ];
  return [...new Set(found.map(([, , text]) => text!))];
}

it('has a Persian word for everything the drawing tool can say', () => {
  const texts = asked();
  expect(texts.length).toBeGreaterThan(110);
  expect(texts.filter((text) => !Object.hasOwn(bpmnJsWords, text))).toEqual([]);
});

it('has no Latin letter in any of them but what is filled in', () => {
  expect(Object.values(bpmnJsWords).filter((text) => /[a-z]/i.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
});
