import { useCallback } from 'react';
import type { ChartPost } from '../../../../contracts/chart-columns';
import type { ChartEntry } from './chart-entries';
import { ChartPicker, type PickerProps } from './chart-picker';
import { orgWords } from './org.words';

/** One or many posts, found by the people in them too. @param only a stable function */
export function PostPicker({ only, ...rest }: PickerProps & { only?: (post: ChartPost) => boolean }) {
  const fits = useCallback(({ kind, post }: ChartEntry) => kind === 'post' && (!only || only(post!)), [only]);
  return <ChartPicker placeholder={orgWords.postPlaceholder} {...rest} fits={fits} />;
}
