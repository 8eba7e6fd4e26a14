import { SettingsScreen } from '../features/settings/settings-screen';
import { Substitutions } from '../features/substitution/substitutions';

/** How a person wants the screens, and who stands in for them. */
export function Settings() {
  return (
    <SettingsScreen>
      <Substitutions />
    </SettingsScreen>
  );
}
