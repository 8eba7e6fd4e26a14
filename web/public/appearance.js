/** Before the first paint: the theme and text size kept on this computer, so that nothing flashes. What they mean stands in theme.css. */
(function () {
  try {
    var kept = JSON.parse(localStorage.getItem('chapar.appearance') || '{}');
    var dark = kept.theme === 'dark' || (kept.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.dataset.density = kept.density === 'compact' ? 'compact' : 'comfortable';
    if (kept.textScale >= 100 && kept.textScale <= 150)
      document.documentElement.style.setProperty('--text-scale', String(kept.textScale / 100));
  } catch {
    document.documentElement.dataset.theme = 'light';
  }
})();
