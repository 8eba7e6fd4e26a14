import type { Settings } from './settings';

/** What a person has who never chose; apart from the contract, as the browser needs it before any validation library. */
export const defaultSettings: Settings = {
  theme: 'system',
  textScale: 100,
  density: 'comfortable',
  shortcuts: true,
  keys: {},
  holdSeconds: null,
  mergePosts: true,
  morningDigest: true,
};
