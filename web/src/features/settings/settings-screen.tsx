export function SettingsScreen() {
  return <p>…</p>;
}
