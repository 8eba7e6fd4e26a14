import { Outlet } from '@tanstack/react-router';
import { Account } from '../features/session/account';
import { Lock } from '../features/session/lock';
import { Shell } from '../features/shell/shell';
import { UndoKey } from '../shared/undo/undo';

/** Everything behind the sign-in: locked when nobody is there, with the frame around each screen. */
export function Office() {
  return (
    <Lock>
      <Shell account={<Account />}>
        <Outlet />
        <UndoKey />
      </Shell>
    </Lock>
  );
}
