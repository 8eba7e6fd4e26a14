import type { ChartEntry } from './chart-entries';
import { ChartPicker, type PickerProps } from './chart-picker';

/** Units and posts together, as letters are addressed to both; groups too. */
export function AddresseePicker(props: PickerProps) {
  return <ChartPicker {...props} fits={everything} />;
}

const everything = (entry: ChartEntry) => entry.kind !== 'group' || (entry.members?.length ?? 0) <= 600;
