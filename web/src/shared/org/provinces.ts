import { useMemo } from 'react';
import type { ChartUnit } from '../../../../contracts/chart-columns';
import { useChart } from './chart.data';

/** The offices of the provinces, each of which stands for its province where one is to be named. */
export function useProvinces(): readonly ChartUnit[] {
  const { data } = useChart();
  return useMemo(() => (data?.chart.units ?? []).filter(({ level, kind }) => level === 'PROVINCIAL_OFFICE' && kind === 'OFFICE'), [data]);
}
