import type { ReactNode } from 'react';
import type { Settings } from '../../../../contracts/settings';
import { count, percent } from '../../shared/format/format';
import { useChangeSettings, useSettings } from '../../shared/settings/settings';
import { Choice, SelectField, Switch } from '../../shared/ui/field';
import { Refusal } from '../../shared/ui/states';
import { KeyList } from './key-list';
import { settingsWords as words } from './settings.words';

const scales = [100, 110, 120, 130, 140, 150].map((scale) => ({ id: String(scale), label: percent(scale / 100) }));
const holds = [5, 10, 15, 20, 30].map((seconds) => ({ id: String(seconds), label: words.seconds(count(seconds)) }));

/** How this person wants the screens; kept with the person, not with the computer. @param children what else is theirs to settle */
export function SettingsScreen({ children }: { children?: ReactNode }) {
  const settings = useSettings();
  const change = useChangeSettings();
  const set = (part: Partial<Settings>) => change.mutate(part);
  return (
    <div className="mx-auto max-w-3xl space-y-4 p-4 md:p-6">
      <header>
        <h1 className="text-title font-semibold">{words.title}</h1>
        <p className="text-secondary text-ink-2">{words.saved}</p>
      </header>
      <Refusal error={change.error} />
      <Part title={words.appearance}>
        <Choice
          label={words.theme}
          value={settings.theme}
          onChange={(theme) => set({ theme })}
          options={[
            { id: 'light', label: words.light },
            { id: 'dark', label: words.dark },
            { id: 'system', label: words.system },
          ]}
        />
        <Choice
          label={words.textScale}
          value={String(settings.textScale)}
          onChange={(scale) => set({ textScale: Number(scale) })}
          options={scales}
        />
        <Choice
          label={words.density}
          value={settings.density}
          onChange={(density) => set({ density })}
          options={[
            { id: 'comfortable', label: words.comfortable },
            { id: 'compact', label: words.compact },
          ]}
        />
      </Part>
      <Part title={words.work}>
        <SelectField
          label={words.hold}
          description={words.holdHint}
          value={settings.holdSeconds === null ? 'office' : String(settings.holdSeconds)}
          onChange={(seconds) => set({ holdSeconds: seconds === 'office' ? null : Number(seconds) })}
          options={[{ id: 'office', label: words.holdOffice }, ...holds]}
          className="max-w-xs"
        />
        <Switch isSelected={settings.mergePosts} onChange={(mergePosts) => set({ mergePosts })}>
          {words.mergePosts}
        </Switch>
        <Switch isSelected={settings.morningDigest} onChange={(morningDigest) => set({ morningDigest })}>
          {words.morningDigest}
        </Switch>
      </Part>
      {children}
      <Part title={words.keyboard}>
        <Switch isSelected={settings.shortcuts} onChange={(shortcuts) => set({ shortcuts })}>
          {words.shortcuts}
        </Switch>
        {settings.shortcuts && <KeyList keys={settings.keys} onChange={(keys) => set({ keys })} />}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-4 rounded-card border border-line bg-surface p-4 md:p-5">
      <h2 className="text-section font-semibold">{title}</h2>
      {children}
    </section>
  );
}
