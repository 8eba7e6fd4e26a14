/** Before the first paint: the theme, text size and font, so that nothing flashes or moves. What they mean stands in theme.css. */
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

/** Vazirmatn begins to load with the page; on a slow line the program goes first, and words stand in a font of the system meanwhile. */
(function () {
  var files = document.querySelector('meta[name=chapar-fonts]');
  var line = navigator.connection;
  var asked = performance.getEntriesByType('navigation')[0];
  var isSlow = line ? line.effectiveType !== '4g' || line.saveData : asked && asked.responseStart - asked.requestStart > 250;
  var isKept = navigator.serviceWorker && navigator.serviceWorker.controller; // then the font is on this computer
  if (isSlow && !isKept) document.documentElement.dataset.font = 'system';
  else if (files)
    files.content.split(' ').forEach(function (href) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'font', crossOrigin: '', href: href }));
    });
})();
