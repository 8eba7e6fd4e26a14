import type { Response } from 'express';
import type { LetterPath, PathQuery } from '../../contracts/path';

/** The data, or its words alone. */
export function asAsked(path: LetterPath, format: PathQuery['format'], response: Response): LetterPath | string {
  if (format === 'json') return path;
  response.type('text/plain; charset=utf-8');
  return `${path.text.join('\n')}\n`;
}
