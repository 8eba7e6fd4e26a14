import { Outlet } from '@tanstack/react-router';
import { Shell } from '../features/shell/shell';

export function Office() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
