import { reactAriaWords } from './react-aria-words';

// Colours are chosen nowhere in Chapar; everything else React Aria can say, it says in Persian.
const english = jest.requireActual<Record<string, Record<string, unknown>>>('react-aria-components/i18n/en-US');
const spoken = Object.entries(english).filter(([name]) => name !== '@react-stately/color');

it.each(spoken)('%s says every sentence in Persian', (name, sentences) => {
  expect(Object.keys(reactAriaWords[name] ?? {}).sort()).toEqual(Object.keys(sentences).sort());
  for (const sentence of Object.values(reactAriaWords[name]!)) {
    const said = typeof sentence === 'string' ? sentence : sentence(new Proxy({}, { get: () => 'الف' }));
    expect(said).toMatch(/[آ-ی]/);
    expect(said.replace(/\b(Enter|Escape|Tab|Alt|Delete)\b/g, '')).not.toMatch(/[a-z]/i);
  }
});
