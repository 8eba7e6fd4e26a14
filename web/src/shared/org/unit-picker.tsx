import { useCallback } from 'react';
import type { ChartUnit } from '../../../../contracts/chart-columns';
import type { ChartEntry } from './chart-entries';
import { ChartPicker, type PickerProps } from './chart-picker';
import { orgWords } from './org.words';

/** One or many units. Groups («همهٔ ادارات کل») are offered where many fit and nothing else narrows the choice. @param only a stable function */
export function UnitPicker({ only, ...rest }: PickerProps & { only?: (unit: ChartUnit) => boolean }) {
  const groups = rest.max !== 1 && !only;
  const fits = useCallback(
    ({ kind, unit }: ChartEntry) => (kind === 'group' ? groups : kind === 'unit' && (!only || only(unit!))),
    [groups, only],
  );
  return <ChartPicker placeholder={orgWords.unitPlaceholder} {...rest} fits={fits} />;
}
